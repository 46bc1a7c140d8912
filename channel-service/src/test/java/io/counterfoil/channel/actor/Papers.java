package io.counterfoil.channel.actor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.channel.filecoin.Accounts;
import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.FilecoinKey;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.filecoin.FilecoinVoucher;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.Terms;

/** Real addresses in place of symbols, and every voucher encoded, signed, handed on as text, and read again. */
final class Papers implements Scribe {
    private static final FilecoinScheme SCHEME = new FilecoinScheme();

    @Override
    public Terms terms() {
        return Parties.filecoin(key("payer"), key("payee"), channel("f0101"), channel("f2channel"));
    }

    @Override
    public String key(String symbol) {
        return secret(symbol).party();
    }

    private static FilecoinKey secret(String symbol) {
        return switch (symbol) {
            case "payer" -> Accounts.key("K1");
            case "payee" -> Accounts.key("K2");
            case "other" -> Accounts.key("K3");
            default -> throw new AssertionError("not understood: " + symbol);
        };
    }

    @Override
    public String channel(String symbol) {
        return symbol.startsWith("f2") ? Address.ofActor(symbol.getBytes(UTF_8)).toString() : symbol;
    }

    @Override
    public Slip slip(Promise promise, String signer) {
        var text = signer.equals("none")
                ? new FilecoinVoucher(promise, Bytes.NONE).toString()
                : SCHEME.sign(promise, secret(signer), terms()).text();
        return SCHEME.read(text, terms());
    }

    @Override
    public boolean namesNames() {
        return false;
    }
}
