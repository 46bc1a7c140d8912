/** Where merchants want to be told, of which events, and how they know that it is us. */
@NullMarked
package io.counterfoil.notification.endpoint;

import org.jspecify.annotations.NullMarked;
