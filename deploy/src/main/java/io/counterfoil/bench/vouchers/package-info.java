/** How many vouchers are accepted, and whether a voucher costs more where there are many. */
@NullMarked
package io.counterfoil.bench.vouchers;

import org.jspecify.annotations.NullMarked;
