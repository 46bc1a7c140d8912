package io.counterfoil.order.provider.wechat;

import static io.counterfoil.order.provider.wechat.Wechat.KEYS;
import static io.counterfoil.order.provider.wechat.Wechat.MERCHANT_KEYS;
import static io.counterfoil.order.provider.wechat.Wechat.NOW;
import static io.counterfoil.order.provider.wechat.Wechat.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** WeChat Pay's own library for Java signs, checks and decrypts beside us, over messages that a seed makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreeingWithWechatpaysLibraryTest {
    private static final int MESSAGES = 100;
    private static final String SERIAL = Wechat.ACCOUNT.getOrDefault("merchantSerial", "");
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final List<String> PIECES =
            List.of("金币", "礼包", "+", "%", "%2B", "&", "=", "\\\"", "\\\\", " ", "\\n", "a", "🪙", "é", "/", "\\/");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final NotificationParser parser = new NotificationParser(new RSAPublicKeyNotificationConfig.Builder()
            .publicKey(KEYS.getPublic())
            .publicKeyId(Wechat.KEY_ID)
            .apiV3Key(SECRET)
            .build());

    @BeforeAll
    void tellTheSeed() {
        System.out.println("seed " + seed);
    }

    @Test
    void signs_requests_alike() {
        var library = new WechatPay2Credential("1900000109", new RSASigner(SERIAL, MERCHANT_KEYS.getPrivate()));
        texts().forEach(text -> {
            var path = "/v3/pay/transactions/h5?x=" + random.nextInt();
            var theirs = parts(library.getAuthorization(URI.create("https://x" + path), "POST", text));
            var content = WechatSignature.requestContent(
                    "POST", path, theirs.getOrDefault("timestamp", ""), theirs.getOrDefault("nonce_str", ""), text);
            assertThat(theirs)
                    .containsEntry("signature", new MerchantKey(SERIAL, MERCHANT_KEYS.getPrivate()).sign(content));
            var ours = parts(WechatCall.post(path, text, NOW).authorization(account(), "N"));
            assertThat(ours).containsOnlyKeys(theirs.keySet());
        });
    }

    @Test
    void reads_notices_alike() {
        texts().forEach(text -> {
            var content = Wechat.PAID.replace("\"attach\":\"\"", "\"attach\":\"" + text + "\"");
            var body = Wechat.envelope("TRANSACTION.SUCCESS", content, random.nextBoolean() ? "transaction" : " ");
            var headers = Wechat.seal(body, NOW, KEYS);
            assertThat(decode(headers, body)).isInstanceOf(Decoded.Accepted.class);
            assertThat(parse(headers, body)).containsEntry("out_trade_no", Wechat.ATTEMPT.value());
        });
    }

    @Test
    void refuses_alike_what_was_changed() {
        texts().forEach(text -> {
            var body = Wechat.envelope("TRANSACTION.SUCCESS", "{\"attach\":\"" + text + "\"}");
            var headers = Wechat.seal(body, NOW, KEYS);
            var at = random.nextInt(body.length());
            var changed = body.substring(0, at) + (char) (body.charAt(at) ^ 1) + body.substring(at + 1);
            assertThat(decode(headers, changed)).isInstanceOf(Decoded.Rejected.class);
            assertThatThrownBy(() -> parse(headers, changed)).isInstanceOf(RuntimeException.class);
        });
    }

    /** It does not look at the moment of signing: whoever uses it has to. */
    @Test
    void differs_on_what_is_stale() {
        var body = Wechat.envelope("TRANSACTION.SUCCESS", Wechat.PAID);
        var headers = Wechat.seal(body, NOW.minusSeconds(3_600), KEYS);
        assertThat(parse(headers, body)).containsEntry("out_trade_no", Wechat.ATTEMPT.value());
        assertThat(decode(headers, body))
                .isInstanceOfSatisfying(
                        Decoded.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("callback-stale"));
    }

    @Test
    void agrees_on_the_fact() {
        var body = Wechat.envelope("TRANSACTION.SUCCESS", Wechat.PAID);
        var headers = Wechat.seal(body, NOW, KEYS);
        var theirs = parse(headers, body);
        assertThat(decode(headers, body)).isInstanceOfSatisfying(Decoded.Accepted.class, accepted -> {
            var ours = (Fact.Paid) accepted.fact();
            assertThat(theirs).containsEntry("transaction_id", ours.transaction());
            assertThat(String.valueOf(theirs.get("amount")))
                    .contains("total=" + ours.amount().minorUnits());
        });
    }

    private Stream<String> texts() {
        return IntStream.range(0, MESSAGES)
                .mapToObj(_ -> random.ints(random.nextInt(8), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining()));
    }

    private static Decoded decode(Map<String, String> headers, String body) {
        return new WechatNotices().decode(Wechat.raw(headers, body), Wechat.account(), NOW);
    }

    @SuppressWarnings("unchecked") // the library knows types only as classes
    private Map<String, Object> parse(Map<String, String> headers, String body) {
        var request = new RequestParam.Builder()
                .serialNumber(headers.get("Wechatpay-Serial"))
                .timestamp(headers.get("Wechatpay-Timestamp"))
                .nonce(headers.get("Wechatpay-Nonce"))
                .signature(headers.get("Wechatpay-Signature"))
                .body(body)
                .build();
        return parser.parse(request, Map.class);
    }

    private static Map<String, String> parts(String authorization) {
        return PART.matcher(authorization).results().collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
    }

    private static WechatAccount account() {
        return WechatAccount.of(Wechat.account(), URI.create("https://api.mch.weixin.qq.com"));
    }
}
