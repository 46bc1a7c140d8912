/** Alipay's gateway, cashier and notices, speaking the genuine protocol. */
@NullMarked
package io.counterfoil.sandbox.alipay;

import org.jspecify.annotations.NullMarked;
