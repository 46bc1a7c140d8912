package io.counterfoil.kernel.channel;

/** That a voucher takes another lane in: what that lane has paid is part of the voucher's amount, and its nonce goes up. */
public record Merge(Uint64 lane, Uint64 nonce) {}
