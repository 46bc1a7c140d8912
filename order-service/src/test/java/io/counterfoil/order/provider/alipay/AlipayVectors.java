package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.wire.ProviderVectors.Case;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The files of messages, by their names. What is in a file and not understood is an error. */
final class AlipayVectors {
    static List<Case> read(Path file) throws IOException {
        var json = new ObjectMapper().readTree(Files.readAllBytes(file));
        return switch (file.getFileName().toString()) {
            case "alipay-notify.json" -> notices(json);
            case "alipay-query-response.json" -> List.of(new Case("raw", () -> queried(json)));
            case "alipay-real-messages.json" -> real(json);
            default -> throw new IllegalArgumentException("a file of another name");
        };
    }

    private static List<Case> notices(JsonNode file) {
        var key = text(file, "alipay_public_key_pem");
        var first = Alipay.raw(text(file.path("cases").path(0), "form_body"));
        var form = AlipayForm.parse(first.body());
        return StreamSupport.stream(file.path("cases").spliterator(), false)
                .map(it -> new Case(text(it, "name"), () -> noticed(it, account(form, key))))
                .toList();
    }

    private static void noticed(JsonNode it, Map<String, String> account) {
        var callback = Alipay.raw(text(it, "form_body"));
        var form = AlipayForm.parse(callback.body());
        assertThat(AlipaySignature.noticeContent(form.parameters())).isEqualTo(text(it, "signed_content"));
        var decoded = new AlipayNotices().decode(callback, Alipay.account(account), Alipay.NOW);
        if (!required(it, "signature_valid").asBoolean()) assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        else if (!form.value("app_id").equals(account.get("appId")))
            assertThat(decoded).isInstanceOf(Decoded.Foreign.class);
        else assertThat(fact(decoded)).isInstanceOf(kind(text(it, "trade_status"), form));
    }

    private static Class<? extends Fact> kind(String status, AlipayForm form) {
        if (!form.value("refund_fee").isEmpty()) return Fact.Refunded.class;
        return switch (status) {
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> Fact.Paid.class;
            case "TRADE_CLOSED" -> Fact.ClosedUnpaid.class;
            default -> throw new IllegalArgumentException("a status of another name: " + status);
        };
    }

    private static void queried(JsonNode file) {
        var raw = text(file, "raw");
        var answer = SignedAnswer.cut(raw, "alipay.trade.query");
        assertThat(answer.signedBy(RsaKeyText.publicKey(text(file, "public_key"))))
                .isTrue();
        var trade = new AlipayTrade(new Heard.Signed(tree(answer.node()), raw.getBytes(UTF_8)), Alipay.NOW);
        assertThat(trade.says()).isInstanceOf(Fact.Paid.class);
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Case> real(JsonNode file) {
        return file.properties().stream()
                .filter(entry -> !entry.getKey().startsWith("_"))
                .map(entry -> new Case(entry.getKey(), check(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static Runnable check(String name, JsonNode it) {
        return switch (name) {
            case "notify_trade_v1" -> () -> aboutATrade(it);
            case "notify_servicemarket_v2" -> () -> ofTheApplicationGateway(it);
            case "gateway_response" -> () -> answered(it);
            default -> throw new IllegalArgumentException("a message of another name: " + name);
        };
    }

    private static void aboutATrade(JsonNode it) {
        var callback = Alipay.raw(text(it, "form_body_utf8"));
        var form = AlipayForm.parse(callback.body());
        var account = account(form, text(it, "alipay_public_key_pem"));
        assertThat(AlipaySignature.noticeContent(form.parameters())).isEqualTo(text(it, "signed_content"));
        assertThat(fact(new AlipayNotices().decode(callback, Alipay.account(account), Alipay.NOW)))
                .isInstanceOf(Fact.Paid.class);
    }

    /** Validly signed, though by the other rule: it may not pass for a notice about a trade. */
    private static void ofTheApplicationGateway(JsonNode it) {
        var callback = Alipay.raw(text(it, "form_body_utf8"));
        var form = AlipayForm.parse(callback.body());
        var pem = text(it, "alipay_public_key_pem");
        var content = AlipaySignature.requestContent(form.parameters());
        assertThat(content).isEqualTo(text(it, "signed_content"));
        assertThat(AlipaySignature.verifies(content, UTF_8, form.value("sign"), RsaKeyText.publicKey(pem)))
                .isTrue();
        assertThat(new AlipayNotices().decode(callback, Alipay.account(account(form, pem)), Alipay.NOW))
                .isInstanceOf(Decoded.Rejected.class);
    }

    private static void answered(JsonNode it) {
        var method = text(it, "response_node").replaceFirst("_response$", "").replace('_', '.');
        var answer = SignedAnswer.cut(text(it, "raw_body"), method);
        assertThat(answer.node()).isEqualTo(text(it, "signed_content"));
        assertThat(answer.sign()).isEqualTo(text(it, "sign"));
        assertThat(answer.signedBy(RsaKeyText.publicKey(text(it, "alipay_public_key_pem"))))
                .isTrue();
    }

    private static Fact fact(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).fact();
    }

    private static Map<String, String> account(AlipayForm form, String key) {
        return Map.of("appId", form.value("app_id"), "sellerId", form.value("seller_id"), "alipayPublicKey", key);
    }

    private static String text(JsonNode node, String name) {
        return required(node, name).asText();
    }

    private static JsonNode required(JsonNode node, String name) {
        if (node.path(name).isMissingNode()) throw new IllegalArgumentException("no " + name);
        return node.path(name);
    }

    private AlipayVectors() {}
}
