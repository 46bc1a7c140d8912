package io.counterfoil.order.timeline;

import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.order.timeline.TimelineEntry.Notice;
import io.counterfoil.platform.eventlog.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event says, before it is put where it stands in the log. */
record Told(
        String story,
        @Nullable Instant providerAt,
        @Nullable String evidence,
        @Nullable Notice notice) {
    static Told plain(String story) {
        return new Told(story, null, null, null);
    }

    static Told receipt(String story, Receipt receipt) {
        return new Told(story, receipt.paidAt(), receipt.evidence(), null);
    }

    static Told evident(String story, String evidence) {
        return new Told(story, null, evidence, null);
    }

    static Told notice(String story, Notice notice) {
        return new Told(story, null, null, notice);
    }

    TimelineEntry entry(Recorded recorded, Instant at) {
        var what = recorded.name().substring(0, recorded.name().indexOf('/'));
        return new TimelineEntry(
                recorded.position(), what, story, at, providerAt, recorded.recordedAt(), evidence, notice);
    }
}
