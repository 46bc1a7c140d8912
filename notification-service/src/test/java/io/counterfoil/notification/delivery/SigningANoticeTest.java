package io.counterfoil.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.counterfoil.notification.endpoint.SigningSecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the example that the standard publishes, and the library that Java merchants use. */
class SigningANoticeTest {
    private static final String BODY = "{\"type\":\"order.paid\",\"data\":{\"goodsName\":\"台灯\"}}";

    private final SigningSecret secret = SigningSecret.random(new SecureRandom());
    private final Instant now = Instant.now();

    @Test
    void gives_the_published_example() {
        var published = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(Signature.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}",
                        List.of(published)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void says_one_signature_for_each_key() {
        var other = SigningSecret.random(new SecureRandom());
        var both = Signature.of("id", now, BODY, List.of(other, secret));
        assertThat(both.split(" "))
                .containsExactly(
                        Signature.of("id", now, BODY, List.of(other)), Signature.of("id", now, BODY, List.of(secret)));
    }

    @Test
    void is_accepted_by_the_library() throws Exception {
        new Webhook(secret.reveal()).verify(BODY, headers(now));
    }

    @Test
    void is_accepted_over_no_other_body() {
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(secret.reveal()).verify(BODY + " ", headers(now)));
    }

    @Test
    void is_accepted_under_no_other_secret() {
        var other = SigningSecret.random(new SecureRandom());
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(other.reveal()).verify(BODY, headers(now)));
    }

    @Test
    void is_not_accepted_when_it_is_old() {
        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> new Webhook(secret.reveal()).verify(BODY, headers(now.minusSeconds(600))));
    }

    private Map<String, List<String>> headers(Instant at) {
        return Map.of(
                "webhook-id", List.of(Deliveries.EVENT),
                "webhook-timestamp", List.of(Long.toString(at.getEpochSecond())),
                "webhook-signature", List.of(Signature.of(Deliveries.EVENT, at, BODY, List.of(secret))));
    }
}
