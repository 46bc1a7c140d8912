/** Tells merchants what happened, without losing a word. */
@NullMarked
package io.counterfoil.notification;

import org.jspecify.annotations.NullMarked;
