package io.counterfoil.sandbox.wechat;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.sandbox.notice.Message;
import io.counterfoil.sandbox.notice.NoticePost;
import io.counterfoil.sandbox.notice.Outcome;
import io.counterfoil.sandbox.notice.Outcome.Answered;
import io.counterfoil.sandbox.notice.Outcome.Silent;
import io.counterfoil.sandbox.notice.Signing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What WeChat Pay sends now and then to see whether anybody looks: the notice of a payment under a signature that no
 * key has made. Whoever is not told {@code 4xx} or {@code 5xx} has found someone who believes everything.
 */
@RestController
class ProbesController {
    static final String MARK = "WECHATPAY/SIGNTEST/";

    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final WechatNotifier notifier;
    private final InstantSource clock;
    private final NoticePost post = new NoticePost(WAIT_MAX);

    ProbesController(Transactions transactions, WechatNotifier notifier, InstantSource clock) {
        this.transactions = transactions;
        this.notifier = notifier;
        this.clock = clock;
    }

    /** Sent once, whether or not the attempt is paid: to be believed it would be worth money. */
    @PostMapping(ApiRequest.ROOT + "/probes/{attempt}")
    Told probe(@PathVariable String attempt) {
        var now = clock.instant();
        var transaction = transactions
                .find(attempt)
                .orElseThrow(() -> Rejected.unknown("attempt-unknown", "no such attempt has been brought here"));
        var notice = PaymentNotices.of(transaction.asPaid(now), now);
        var message = notifier.sign(notice, new Signing(now, Optional.empty()));
        return Told.of(post.post(notice.url(), marked(message), 1).getFirst());
    }

    private static Message marked(Message message) {
        var headers = new HashMap<>(message.headers());
        headers.computeIfPresent(SignedHeaders.SIGNATURE, (_, signature) -> MARK + signature.substring(MARK.length()));
        return new Message(headers, message.body());
    }

    /**
     * @param status what was answered, where there was an answer
     * @param answer the beginning of its body, or why there was none
     */
    record Told(@Nullable Integer status, String answer) {
        static Told of(Outcome outcome) {
            return switch (outcome) {
                case Answered(var status, var body) -> new Told(status, body);
                case Silent(var why) -> new Told(null, why);
            };
        }
    }
}
