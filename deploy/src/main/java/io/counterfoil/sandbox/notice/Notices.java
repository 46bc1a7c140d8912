package io.counterfoil.sandbox.notice;

import io.counterfoil.platform.outbound.DueCalls;
import org.springframework.stereotype.Component;

/** Tells merchants what has happened, starting in the transaction in which it happens. */
@Component
public class Notices {
    private final NoticeTable table;
    private final DueCalls due;

    Notices(NoticeTable table, DueCalls due) {
        this.table = table;
        this.due = due;
    }

    public void add(Notice notice) {
        table.insert(notice);
        due.add(NoticeLine.KIND, NoticeDelivery.first(notice.id()).subject());
    }
}
