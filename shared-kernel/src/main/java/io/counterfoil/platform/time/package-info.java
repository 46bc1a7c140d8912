/** The time that rules, timers and providers go by. */
@NullMarked
package io.counterfoil.platform.time;

import org.jspecify.annotations.NullMarked;
