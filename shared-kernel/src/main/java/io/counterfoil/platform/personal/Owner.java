package io.counterfoil.platform.personal;

import io.counterfoil.kernel.order.MerchantId;

/** Whose key encrypts: to throw the key away is to forget everything that was encrypted for this owner. */
public record Owner(String kind, String name) {
    /** A payer as one merchant knows them. */
    public static Owner payer(MerchantId merchant, String payer) {
        return new Owner("payer", merchant + "/" + payer);
    }

    /** A merchant: its secrets, its archive. */
    public static Owner merchant(MerchantId merchant) {
        return new Owner("merchant", merchant.value());
    }
}
