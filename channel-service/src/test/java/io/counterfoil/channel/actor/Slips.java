package io.counterfoil.channel.actor;

import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.channel.scheme.Signed.By;
import io.counterfoil.channel.scheme.Slip;

/** Vouchers of which nothing matters but what they promise and who has signed them. */
public final class Slips {
    public static Slip signedBy(String party, Promise promise) {
        return with(new By(party), promise);
    }

    public static Slip with(Signed signed, Promise promise) {
        return new Slip(promise, signed, promise.toString(), promise.toString());
    }

    private Slips() {}
}
