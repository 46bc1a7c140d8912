package io.counterfoil.channel.filecoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.filecoin.FilecoinMessage.Gas;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.vectors.Case;
import io.counterfoil.kernel.channel.Uint64;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Messages to the channel's actor: bytes, content identifiers and signatures. */
public final class MessageVectors {
    private static final HexFormat HEX = HexFormat.of();

    public static List<Case> cases(JsonNode file) {
        Case.only(file, "about", "vectors");
        return Case.all(file.path("vectors"))
                .map(it -> new Case(it.path("name").textValue(), () -> isSent(it)))
                .toList();
    }

    private static void isSent(JsonNode it) {
        Case.only(
                it,
                "name",
                "message",
                "signer",
                "unsignedCborHex",
                "unsignedCid",
                "signatureBase64",
                "signedCborHex",
                "signedCid",
                "zondaxSignedCid",
                "crossChecked");
        var message = message(it.path("message"));
        assertThat(HEX.formatHex(message.toCbor()))
                .isEqualTo(it.path("unsignedCborHex").textValue());
        assertThat(message.cid()).isEqualTo(it.path("unsignedCid").textValue());
        var signed = message.sign(Accounts.key(it.path("signer").textValue()));
        assertThat(Base64.getEncoder().encodeToString(withoutKind(signed.signature())))
                .isEqualTo(it.path("signatureBase64").textValue());
        assertThat(HEX.formatHex(signed.toCbor()))
                .isEqualTo(it.path("signedCborHex").textValue());
        assertThat(signed.cid()).isEqualTo(it.path("signedCid").textValue());
        assertThat(signed.isBy(message.from())).isTrue();
    }

    private static byte[] withoutKind(Bytes signature) {
        return Arrays.copyOfRange(signature.toArray(), 1, signature.length());
    }

    private static FilecoinMessage message(JsonNode it) {
        Case.only(it, "To", "From", "Nonce", "Value", "GasLimit", "GasFeeCap", "GasPremium", "Method", "Params");
        return new FilecoinMessage(
                Address.parse(it.path("To").textValue()),
                Address.parse(it.path("From").textValue()),
                Uint64.of(it.path("Nonce").longValue()),
                new BigInteger(it.path("Value").textValue()),
                new Gas(
                        it.path("GasLimit").longValue(),
                        new BigInteger(it.path("GasFeeCap").textValue()),
                        new BigInteger(it.path("GasPremium").textValue())),
                Uint64.of(it.path("Method").longValue()),
                Bytes.of(Base64.getDecoder().decode(it.path("Params").textValue())));
    }

    private MessageVectors() {}
}
