package io.counterfoil.platform.http;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;

/**
 * Money on the wire: {@code {"amount":"1999","asset":"CNY/2"}}. One that exists is valid.
 *
 * @param amount minor units, a decimal number without sign or leading zeros
 * @param asset with its scale
 */
public record WireMoney(String amount, String asset) {
    private static final int DIGITS_MAX = 78;

    public WireMoney {
        if (!isAmount(amount)) {
            throw Rejected.invalid("amount-invalid", "An amount is a whole number of minor units, as text.", "/amount");
        }
        checked(amount, parsed(asset));
    }

    public static WireMoney of(Money money) {
        return new WireMoney(money.minorUnits().toString(), money.asset().toString());
    }

    public Money toMoney() {
        return checked(amount, parsed(asset));
    }

    private static boolean isAmount(String text) {
        if (text.isEmpty() || text.length() > DIGITS_MAX) return false;
        if (text.charAt(0) == '0' && text.length() > 1) return false;
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return true;
    }

    private static Money checked(String amount, Asset asset) {
        try {
            return new Money(new BigInteger(amount), asset);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("amount-invalid", "An amount is at most 2^256 - 1.", "/amount");
        }
    }

    private static Asset parsed(String asset) {
        try {
            return Asset.parse(asset);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid(
                    "asset-invalid", "An asset is 3 to 8 capital letters and its scale, 0 to 18: CNY/2.", "/asset");
        }
    }
}
