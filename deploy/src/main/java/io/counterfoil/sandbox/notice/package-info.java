/** What providers tell merchants of their own accord: stored, signed afresh for each delivery, repeated on their schedules. */
@NullMarked
package io.counterfoil.sandbox.notice;

import org.jspecify.annotations.NullMarked;
