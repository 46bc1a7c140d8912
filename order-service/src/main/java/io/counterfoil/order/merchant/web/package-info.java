/** Merchants, their keys and their accounts, over HTTP. */
@NullMarked
package io.counterfoil.order.merchant.web;

import org.jspecify.annotations.NullMarked;
