package io.counterfoil.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.notification.endpoint.SigningKey;
import io.counterfoil.notification.endpoint.SigningPair;
import io.counterfoil.notification.endpoint.SigningSecret;
import io.counterfoil.notification.notice.Content;
import io.counterfoil.notification.sending.Carrier;
import io.counterfoil.notification.sending.Reply;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every receiver of {@code docs/webhooks.md} does, with a library that shares no line with ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SatisfyingAReceiver {
    private static final String BODY = "{\"type\":\"order.paid\",\"data\":{\"order\":\"or_台灯\"}}";

    final SigningSecret secret = SigningSecret.random(new SecureRandom());
    private final SigningSecret other = SigningSecret.random(new SecureRandom());
    private final Carrier carrier = Anywhere.carrier();
    private final Courier courier = new Courier(carrier);

    abstract DocumentedReceiver receiver();

    @AfterAll
    void stop() {
        carrier.close();
    }

    @Test
    void is_done_by_a_notice_of_ours() {
        assertThat(post(Instant.now(), secret)).returns(204, Reply::status);
        assertThat(receiver().says()).contains("order.paid", "or_台灯");
    }

    @Test
    void is_done_while_keys_are_changed_whichever_it_knows() {
        var pair = SigningPair.random(new SecureRandom());
        assertThat(post(Instant.now(), pair, other, secret)).returns(204, Reply::status);
        assertThat(receiver().says()).contains("order.paid");
        assertThat(post(Instant.now(), pair, secret, other)).returns(204, Reply::status);
        assertThat(receiver().says()).contains("order.paid");
    }

    @Test
    void is_not_done_by_one_that_somebody_else_signed() {
        assertThat(post(Instant.now(), other)).returns(401, Reply::status);
    }

    @Test
    void is_not_done_by_an_old_one() {
        assertThat(post(Instant.now().minusSeconds(600), secret)).returns(401, Reply::status);
    }

    private Reply post(Instant at, SigningKey... signers) {
        var parcel = new Parcel.Ready(
                receiver().url(), Deliveries.EVENT, Content.json(BODY), List.of(signers), Optional.empty());
        return courier.post(parcel, at);
    }
}
