package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.wire.ProviderVectors.Case;
import io.counterfoil.order.provider.wire.RsaKeyText;
import io.counterfoil.order.provider.wire.RsaSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The files of messages, by their names. What is in a file and not understood is an error. */
final class WechatVectors {
    static List<Case> read(Path file) throws IOException {
        var json = new ObjectMapper().readTree(Files.readAllBytes(file));
        return switch (file.getFileName().toString()) {
            case "wechat-v3-docs-signatures.json" -> signatures(json);
            case "wechat-v3-sdk-aesgcm.json" -> List.of(new Case("decrypt", () -> decrypted(json)));
            case "wechat-v3-notify.json" -> notices(json);
            default -> throw new IllegalArgumentException("a file of another name");
        };
    }

    private static List<Case> signatures(JsonNode file) {
        return cases(file.path("vectors"), it -> signed(it, file));
    }

    private static void signed(JsonNode it, JsonNode file) {
        var content = content(it);
        assertThat(content).asString(UTF_8).isEqualTo(text(it, "message"));
        if (it.has("direction")) {
            var key = RsaKeyText.publicKey(text(file, "wechatpay_public_key_pem"));
            assertThat(RsaSignature.verifies(content, text(it, "signature"), key))
                    .isTrue();
        } else {
            var key = RsaKeyText.privateKey(text(file, "merchant_test_private_key_pkcs8_base64"));
            assertThat(RsaSignature.sign(content, key)).isEqualTo(text(it, "signature"));
        }
    }

    private static byte[] content(JsonNode it) {
        if (it.has("method")) {
            return WechatSignature.requestContent(
                    text(it, "method"), text(it, "url"), text(it, "timestamp"), text(it, "nonce"), text(it, "body"));
        }
        if (it.has("package")) {
            return WechatSignature.invokeContent(
                    text(it, "appId"), text(it, "timeStamp"), text(it, "nonceStr"), text(it, "package"));
        }
        return WechatSignature.answerContent(
                text(it, "timestamp"), text(it, "nonce"), text(it, "body").getBytes(UTF_8));
    }

    private static void decrypted(JsonNode file) {
        var key = new ApiV3Key(text(file, "api_v3_key"));
        assertThat(key.decrypt(text(file, "nonce"), text(file, "associated_data"), text(file, "ciphertext")))
                .hasValueSatisfying(
                        content -> assertThat(content).asString(UTF_8).isEqualTo(text(file, "plaintext")));
    }

    /** All were made at one moment, except the one that is stale. */
    private static List<Case> notices(JsonNode file) {
        var made = file.path("cases").path(0).path("headers").path("Wechatpay-Timestamp");
        var now = Instant.ofEpochSecond(Long.parseLong(made.asText()));
        var content = file.path("cases").path(0).path("plaintext");
        var account = account(file, text(content, "mchid"), text(content, "appid"));
        return cases(file.path("cases"), it -> noticed(it, account, now));
    }

    private static void noticed(JsonNode it, ProviderAccount account, Instant now) {
        var headers = it.path("headers").properties().stream()
                .collect(toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> List.of(header.getValue().asText())));
        var raw = new RawCallback(headers, text(it, "body").getBytes(UTF_8));
        var decoded = new WechatNotices().decode(raw, account, now);
        switch (text(it, "name")) {
            case "transaction_success" -> assertThat(fact(decoded)).isInstanceOf(Fact.Paid.class);
            case "refund_success" -> assertThat(fact(decoded)).isInstanceOf(Fact.Refunded.class);
            case "body_changed_after_signing", "signed_by_merchant_key", "signtest_probe" ->
                assertThat(code(decoded)).isEqualTo("signature-invalid");
            case "unknown_serial" -> assertThat(code(decoded)).isEqualTo("serial-unknown");
            case "stale_timestamp_valid_sign" -> assertThat(code(decoded)).isEqualTo("callback-stale");
            case "bad_gcm_tag_but_signed" -> assertThat(code(decoded)).isEqualTo("callback-undecryptable");
            default -> {
                var believed = required(it, "expected");
                if (!believed.isBoolean()) throw new IllegalArgumentException("an expectation of another kind");
                assertThat(decoded instanceof Decoded.Accepted).isEqualTo(believed.asBoolean());
            }
        }
    }

    private static ProviderAccount account(JsonNode file, String mchid, String appid) {
        var values = Map.of(
                "mchid", mchid,
                "appid", appid,
                "apiV3Key", text(file, "api_v3_key"),
                "wechatPublicKeyId", text(file, "wechatpay_public_key_id"),
                "wechatPublicKey", text(file, "wechatpay_public_key_pem"));
        return new ProviderAccount(MerchantId.derive("shop"), H5.ID, "shop", values);
    }

    private static Fact fact(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).fact();
    }

    private static String code(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        return ((Decoded.Rejected) decoded).code();
    }

    private static List<Case> cases(JsonNode cases, Check check) {
        return StreamSupport.stream(cases.spliterator(), false)
                .map(it -> new Case(text(it, "name"), () -> check.check(it)))
                .toList();
    }

    private static String text(JsonNode node, String name) {
        return required(node, name).asText();
    }

    private static JsonNode required(JsonNode node, String name) {
        if (node.path(name).isMissingNode()) throw new IllegalArgumentException("no " + name);
        return node.path(name);
    }

    @FunctionalInterface
    private interface Check {
        void check(JsonNode it);
    }

    private WechatVectors() {}
}
