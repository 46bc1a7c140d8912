/** How every service speaks HTTP: problems, idempotency, positions, limits. */
@NullMarked
package io.counterfoil.platform.http;

import org.jspecify.annotations.NullMarked;
