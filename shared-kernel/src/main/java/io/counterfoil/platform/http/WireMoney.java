package io.counterfoil.platform.http;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Money on the wire: {@code {"amount":"1999","asset":"CNY/2"}}. One that exists is valid.
 *
 * @param amount minor units, a decimal number without sign or leading zeros
 * @param asset with its scale
 */
public record WireMoney(String amount, String asset) {
    private static final Pattern AMOUNT = Pattern.compile("0|[1-9][0-9]{0,77}");
    private static final Pattern ASSET = Pattern.compile("[A-Z]{3,8}/(0|[1-9][0-9]?)");

    public WireMoney {
        if (!AMOUNT.matcher(amount).matches()) {
            throw Rejected.invalid("amount-invalid", "An amount is a whole number of minor units, as text.", "/amount");
        }
        if (!ASSET.matcher(asset).matches()) throw assetInvalid();
        toMoney(amount, asset);
    }

    public static WireMoney of(Money money) {
        return new WireMoney(money.minorUnits().toString(), money.asset().toString());
    }

    public Money toMoney() {
        return toMoney(amount, asset);
    }

    private static Money toMoney(String amount, String asset) {
        var slash = asset.indexOf('/');
        var of = asset(asset.substring(0, slash), Integer.parseInt(asset.substring(slash + 1)));
        try {
            return new Money(new BigInteger(amount), of);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("amount-invalid", "An amount is at most 2^256 - 1.", "/amount");
        }
    }

    private static Asset asset(String code, int scale) {
        try {
            return new Asset(code, scale);
        } catch (IllegalArgumentException e) {
            throw assetInvalid();
        }
    }

    private static Rejected assetInvalid() {
        return Rejected.invalid(
                "asset-invalid", "An asset is 3 to 8 capital letters and its scale, 0 to 18: CNY/2.", "/asset");
    }
}
