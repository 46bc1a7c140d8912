package io.counterfoil.notification.notice;

import io.counterfoil.notification.notice.NoticeBody.Amount;
import io.counterfoil.notification.notice.NoticeBody.Data;
import org.jspecify.annotations.Nullable;

/** An order that there is not: its ids are all zeros, its numbers are before the first. */
final class SampleOrder {
    private static final String NOBODY = "0".repeat(26);

    static Data data(NoticeKind kind, String now) {
        boolean paid = kind == NoticeKind.ORDER_PAID;
        boolean closed = kind == NoticeKind.ORDER_CLOSED;
        return new Data(
                "or_" + NOBODY,
                "SAMPLE-1",
                paid ? "paid" : closed ? "closed" : "placed",
                "gd_" + NOBODY,
                "Sample",
                1,
                new Amount("1999", "CNY/2"),
                "sample",
                null,
                "sample",
                now,
                where(paid, now),
                where(closed, now),
                where(closed, "expired"),
                where(paid, "alipay-wap"),
                where(paid, "2026010122001400000000000001"),
                0,
                0);
    }

    private static @Nullable String where(boolean so, String value) {
        return so ? value : null;
    }

    private SampleOrder() {}
}
