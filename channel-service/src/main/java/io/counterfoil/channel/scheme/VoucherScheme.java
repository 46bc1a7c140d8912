package io.counterfoil.channel.scheme;

import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;

/** How vouchers are written down and signed: pure functions, of which the costly ones need no state. */
public interface VoucherScheme {
    /** @throws Rejected {@code voucher-unreadable}, saying where */
    Slip read(String text, Terms terms);

    /** The signed voucher as it is handed out. Signing the same promise again gives the same text. */
    Slip sign(Promise promise, SigningKey key, Terms terms);
}
