package io.counterfoil.channel.filecoin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Conditions.Call;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.vectors.Case;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Vouchers byte for byte, both ways; signatures bit for bit; texts that are no vouchers. */
public final class VoucherVectors {
    private static final HexFormat HEX = HexFormat.of();
    /** Who has signed the vouchers that others are made of by damaging them. */
    private static final String DAMAGED = "K1";

    public static List<Case> cases(JsonNode file) {
        Case.only(file, "about", "accounts", "vectors", "upstream", "negative");
        var accounts = file.path("accounts");
        return Stream.of(
                        accounts.properties().stream()
                                .map(it -> new Case("account " + it.getKey(), () -> isAccount(it.getValue()))),
                        Case.all(file.path("vectors"))
                                .map(it -> new Case(it.path("name").textValue(), () -> isMade(it, accounts))),
                        Case.all(file.path("upstream"))
                                .map(it -> new Case(it.path("source").textValue(), () -> isUpstreams(it))),
                        Case.all(file.path("negative"))
                                .map(it -> new Case(
                                        it.path("name").textValue(), () -> isDamaged(it, accounts.path(DAMAGED)))))
                .flatMap(cases -> cases)
                .toList();
    }

    private static void isAccount(JsonNode account) {
        Case.only(
                account,
                "privateKeyHex",
                "privateKeyLotusBase64",
                "publicKeyUncompressedHex",
                "addressBytesHex",
                "addressMainnet",
                "addressTestnet");
        var secret = HEX.parseHex(account.path("privateKeyHex").textValue());
        assertThat(secret)
                .isEqualTo(Base64.getDecoder()
                        .decode(account.path("privateKeyLotusBase64").textValue()));
        assertThat(HEX.formatHex(Secp256k1.here().publicKey(secret)))
                .isEqualTo(account.path("publicKeyUncompressedHex").textValue());
        var address = FilecoinKey.of(secret).address();
        assertThat(address.bytes().hex())
                .isEqualTo(account.path("addressBytesHex").textValue());
        assertThat(address).hasToString(account.path("addressMainnet").textValue());
        assertThat(address.toTestText())
                .isEqualTo(account.path("addressTestnet").textValue());
    }

    private static void isMade(JsonNode it, JsonNode accounts) {
        Case.only(
                it,
                "name",
                "voucher",
                "signer",
                "signerAddress",
                "signingBytesHex",
                "digestBlake2b256Hex",
                "signatureHex",
                "signedCborHex",
                "textBase64Url",
                "textBase64Std",
                "unsignedTextBase64Url",
                "updateChannelStateParamsHex",
                "updateChannelStateParamsWithSecretHex",
                "crossChecked");
        var unsigned = new FilecoinVoucher(promise(it.path("voucher")), Bytes.NONE);
        assertThat(HEX.formatHex(unsigned.signingBytes()))
                .isEqualTo(it.path("signingBytesHex").textValue());
        assertThat(HEX.formatHex(unsigned.digest()))
                .isEqualTo(it.path("digestBlake2b256Hex").textValue());
        assertThat(unsigned).hasToString(it.path("unsignedTextBase64Url").textValue());
        var key = key(accounts.path(it.path("signer").textValue()));
        assertThat(key.party()).isEqualTo(it.path("signerAddress").textValue());
        var signature = Bytes.of(key.sign(unsigned.signingBytes()));
        assertThat(signature.hex()).isEqualTo(it.path("signatureHex").textValue());
        isSigned(new FilecoinVoucher(unsigned.promise(), signature), key.address(), it);
    }

    private static void isSigned(FilecoinVoucher signed, Address signer, JsonNode it) {
        assertThat(HEX.formatHex(signed.toCbor()))
                .isEqualTo(it.path("signedCborHex").textValue());
        assertThat(signed).hasToString(it.path("textBase64Url").textValue());
        assertThat(Base64.getEncoder().encodeToString(signed.toCbor()))
                .isEqualTo(it.path("textBase64Std").textValue());
        assertThat(VoucherText.read(it.path("textBase64Url").textValue())).isEqualTo(signed);
        assertThat(FilecoinSignature.signer(signed.signature(), signed.digest()))
                .contains(signer);
        assertThat(HEX.formatHex(signed.updateParams(new byte[0])))
                .isEqualTo(it.path("updateChannelStateParamsHex").textValue());
        if (it.has("updateChannelStateParamsWithSecretHex")) isUsed(signed, it);
    }

    private static void isUsed(FilecoinVoucher signed, JsonNode it) {
        var params = it.path("updateChannelStateParamsWithSecretHex").textValue();
        var secret = params.substring("82".length() + 2 * signed.toCbor().length);
        assertThat(HEX.formatHex(signed.updateParams(new CborReader(HEX.parseHex(secret)).bytes("a secret"))))
                .isEqualTo(params);
    }

    private static void isUpstreams(JsonNode it) {
        Case.only(
                it,
                "source",
                "voucher",
                "privateKeyHex",
                "signerAddress",
                "valid",
                "textBase64Url",
                "textBase64Std",
                "voucherBase64Std",
                "paramsBase64Std",
                "note",
                "checked");
        if (it.has("textBase64Url")) {
            var voucher = new FilecoinVoucher(promise(it.path("voucher")), Bytes.NONE);
            assertThat(voucher).hasToString(it.path("textBase64Url").textValue());
        } else if (it.has("voucher")) {
            var voucher = new FilecoinVoucher(promise(it.path("voucher")), Bytes.NONE);
            var signature = key(it).sign(voucher.signingBytes());
            assertThat(FilecoinVoucher.ofCbor(standard(it, "textBase64Std")))
                    .isEqualTo(new FilecoinVoucher(voucher.promise(), Bytes.of(signature)));
        } else if (it.has("signerAddress")) {
            assertThat(isBy(FilecoinVoucher.ofCbor(standard(it, "textBase64Std")), it))
                    .isEqualTo(it.path("valid").booleanValue());
        } else {
            isNotSigned(it);
        }
    }

    private static void isNotSigned(JsonNode it) {
        var voucher = FilecoinVoucher.ofCbor(standard(it, "voucherBase64Std"));
        assertThat(voucher.updateParams(new byte[0])).isEqualTo(standard(it, "paramsBase64Std"));
        assertThat(FilecoinSignature.signer(voucher.signature(), voucher.digest()))
                .isEmpty();
    }

    private static void isDamaged(JsonNode it, JsonNode account) {
        Case.only(
                it,
                "name",
                "text",
                "note",
                "decodes",
                "signatureValid",
                "zondaxDecodes",
                "zondaxError",
                "zondaxVerify");
        var text = it.path("text").textValue();
        if (!it.path("decodes").booleanValue()) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> VoucherText.read(text))
                    .returns("voucher-unreadable", Rejected::code)
                    .withMessageMatching("The voucher cannot be read: .+\\.");
            return;
        }
        var voucher = VoucherText.read(text);
        assertThat(voucher).hasToString(text);
        assertThat(FilecoinSignature.signer(voucher.signature(), voucher.digest())
                        .filter(key(account).address()::equals))
                .satisfies(signer -> assertThat(signer.isPresent())
                        .isEqualTo(it.path("signatureValid").asBoolean(true)));
    }

    private static boolean isBy(FilecoinVoucher voucher, JsonNode it) {
        return FilecoinSignature.signer(voucher.signature(), voucher.digest())
                .filter(Address.parse(it.path("signerAddress").textValue())::equals)
                .isPresent();
    }

    private static byte[] standard(JsonNode it, String field) {
        return Base64.getDecoder().decode(it.path(field).textValue());
    }

    private static FilecoinKey key(JsonNode account) {
        return FilecoinKey.of(HEX.parseHex(account.path("privateKeyHex").textValue()));
    }

    private static Promise promise(JsonNode it) {
        Case.only(
                it,
                "channelAddr",
                "timeLockMin",
                "timeLockMax",
                "secretHashHex",
                "secretHashAscii",
                "extra",
                "lane",
                "nonce",
                "amountAtto",
                "minSettleHeight",
                "merges",
                "signature");
        return new Promise(
                Address.parse(it.path("channelAddr").textValue()).toString(),
                number(it.path("lane")),
                number(it.path("nonce")),
                new BigInteger(it.path("amountAtto").textValue()),
                new Conditions(
                        it.path("timeLockMin").longValue(),
                        it.path("timeLockMax").longValue(),
                        secretHash(it),
                        call(it.path("extra")),
                        it.path("minSettleHeight").longValue()),
                Case.all(it.path("merges"))
                        .map(merge -> new Merge(number(merge.path("lane")), number(merge.path("nonce"))))
                        .toList());
    }

    private static Bytes secretHash(JsonNode it) {
        return it.has("secretHashAscii")
                ? Bytes.of(it.path("secretHashAscii").textValue().getBytes(UTF_8))
                : Bytes.ofHex(it.path("secretHashHex").asText(""));
    }

    private static @Nullable Call call(JsonNode extra) {
        return extra.isObject()
                ? new Call(
                        Address.parse(extra.path("actor").textValue()).bytes(),
                        number(extra.path("method")),
                        Bytes.ofHex(extra.path("dataHex").textValue()))
                : null;
    }

    private static Uint64 number(JsonNode decimal) {
        return Uint64.parse(decimal.asText());
    }

    private VoucherVectors() {}
}
