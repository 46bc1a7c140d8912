package io.counterfoil.kernel.channel;

/** Which of a channel's parties keeps a book. */
public enum Side {
    PAYER,
    PAYEE
}
