package io.counterfoil.channel.actor;

import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.Terms;

/** The scenario's symbols as they are. */
final class Symbols implements Scribe {
    @Override
    public Terms terms() {
        return Parties.filecoin(key("payer"), key("payee"), "f0101", "f2channel");
    }

    @Override
    public String key(String symbol) {
        return switch (symbol) {
            case "payer" -> "f0102";
            case "payee" -> "f0103";
            case "other" -> "f0999";
            default -> throw new AssertionError("not understood: " + symbol);
        };
    }

    @Override
    public String channel(String symbol) {
        return symbol;
    }

    @Override
    public Slip slip(Promise promise, String signer) {
        return switch (signer) {
            case "none" -> Slips.with(new Signed.Unsigned(), promise);
            case "other" -> Slips.with(new Signed.ByNobody(), promise);
            default -> Slips.signedBy(key(signer), promise);
        };
    }

    @Override
    public boolean namesNames() {
        return true;
    }
}
