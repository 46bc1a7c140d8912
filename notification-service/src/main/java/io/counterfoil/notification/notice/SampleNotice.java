package io.counterfoil.notification.notice;

import java.time.Instant;

/** What an endpoint is sent to be tried out with. */
public final class SampleNotice {
    /** @param kind one of {@link NoticeKind#sampled} */
    public static String json(NoticeKind kind, Instant now) {
        return switch (kind) {
            case ORDER_CREATED, ORDER_PAID, ORDER_CLOSED ->
                NoticeBody.sample(kind, now).json();
            case CHANNEL_OPENED, CHANNEL_FUNDED, CHANNEL_SETTLING, CHANNEL_COLLECTED ->
                ChannelNotice.sample(kind, now).json();
            case ENDPOINT_DISABLED -> throw new IllegalArgumentException("no sample of " + kind.word());
        };
    }

    private SampleNotice() {}
}
