/** Alipay, mobile website payment: the wire protocol of its gateway (openapi v2, RSA2). */
@NullMarked
package io.counterfoil.order.provider.alipay;

import org.jspecify.annotations.NullMarked;
