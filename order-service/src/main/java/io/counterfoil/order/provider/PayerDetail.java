package io.counterfoil.order.provider;

/** Something about the payer that a payment product cannot do without. */
public enum PayerDetail {
    /** The network address of the payer's own device. */
    ADDRESS,
    /** The payer as the merchant's official account knows them. */
    OPENID
}
