/** What the door costs: orders placed over HTTP. */
@NullMarked
package io.counterfoil.bench.http;

import org.jspecify.annotations.NullMarked;
