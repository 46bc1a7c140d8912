/** Processes that got stuck: recorded, listed, resumed. */
@NullMarked
package io.counterfoil.platform.process;

import org.jspecify.annotations.NullMarked;
