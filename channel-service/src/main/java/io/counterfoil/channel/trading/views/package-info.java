/** Accounts, channels and vouchers in lists, and the best voucher of every lane. */
@NullMarked
package io.counterfoil.channel.trading.views;

import org.jspecify.annotations.NullMarked;
