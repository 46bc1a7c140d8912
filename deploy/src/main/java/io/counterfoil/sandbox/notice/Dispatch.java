package io.counterfoil.sandbox.notice;

import io.counterfoil.sandbox.fault.Fault;
import io.counterfoil.sandbox.keys.RsaKeys;
import io.counterfoil.sandbox.notice.Outcome.Silent;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends deliveries of a provider's notices with the faults of an attempt. */
record Dispatch(Notifier notifier, NoticePost post, Set<Fault> wrong) {
    static final Duration STALENESS = Duration.ofHours(1);

    /** What came of it: one outcome for each message that told of the notice. */
    List<Outcome> send(Notice notice, NoticeDelivery delivery, Instant now) {
        if (wrong.contains(Fault.LOST_CALLBACK)) return List.of(new Silent(Fault.LOST_CALLBACK.wireName()));
        var outcomes = new ArrayList<>(post(notice, now));
        delivery.signedAt().ifPresent(earlier -> {
            outcomes.addAll(post(notice, earlier));
            notifier.before(notice).ifPresent(before -> post(before, earlier));
        });
        return outcomes;
    }

    private List<Outcome> post(Notice notice, Instant at) {
        var told = wrong.contains(Fault.TAMPERED_AMOUNT) ? notifier.withAnotherAmount(notice) : notice;
        var signing = new Signing(
                wrong.contains(Fault.STALE) ? at.minus(STALENESS) : at,
                wrong.contains(Fault.WRONG_KEY) ? Optional.of(Foreign.KEY) : Optional.empty());
        return post.post(notice.url(), notifier.sign(told, signing), wrong.contains(Fault.DUPLICATE) ? 2 : 1);
    }

    /** Made when it is first needed. */
    private static final class Foreign {
        static final PrivateKey KEY = RsaKeys.pair().getPrivate();
    }
}
