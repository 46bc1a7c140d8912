/** Accounts, channels and vouchers over HTTP, in our own style. */
@NullMarked
package io.counterfoil.channel.trading.web;

import org.jspecify.annotations.NullMarked;
