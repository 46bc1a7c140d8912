/** What a notice says: the events that are told of, and the body that tells of them. */
@NullMarked
package io.counterfoil.notification.notice;

import org.jspecify.annotations.NullMarked;
