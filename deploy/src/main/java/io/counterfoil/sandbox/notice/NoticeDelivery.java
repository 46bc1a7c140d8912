package io.counterfoil.sandbox.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * One delivery of a notice, as the subject of a call that is due.
 *
 * @param number counted from 1
 * @param signedAt when it was signed and then held back, for the next one to overtake it
 */
record NoticeDelivery(String notice, int number, Optional<Instant> signedAt) {
    private static final String BETWEEN = "/";

    static NoticeDelivery first(String notice) {
        return new NoticeDelivery(notice, 1, Optional.empty());
    }

    static NoticeDelivery parse(String subject) {
        var parts = subject.split(BETWEEN, -1);
        return new NoticeDelivery(
                parts[0],
                Integer.parseInt(parts[1]),
                parts.length == 2 ? Optional.empty() : Optional.of(Instant.parse(parts[2])));
    }

    String subject() {
        return notice + BETWEEN + number + signedAt.map(at -> BETWEEN + at).orElse("");
    }

    NoticeDelivery next() {
        return new NoticeDelivery(notice, number + 1, Optional.empty());
    }

    NoticeDelivery overtaken(Instant now) {
        return new NoticeDelivery(notice, number, Optional.of(now));
    }
}
