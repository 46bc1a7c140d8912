/** What keeps a process from starting, said so that the person who starts it knows what to do. */
@NullMarked
package io.counterfoil.platform.start;

import org.jspecify.annotations.NullMarked;
