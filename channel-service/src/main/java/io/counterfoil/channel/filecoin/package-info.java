/** Filecoin's payment channels byte for byte: addresses, vouchers, signatures, messages, and time in epochs of 30 s. */
@NullMarked
package io.counterfoil.channel.filecoin;

import org.jspecify.annotations.NullMarked;
