package io.counterfoil.sandbox.alipay;

import io.counterfoil.platform.outbound.DueCalls;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells merchants what has happened, starting in the transaction in which it happens. */
@Component
class Notices {
    private final NoticeTable table;
    private final DueCalls due;

    Notices(NoticeTable table, DueCalls due) {
        this.table = table;
        this.due = due;
    }

    void paid(Trade trade, App app, Instant at) {
        var url = trade.terms().notifyUrl();
        if (url == null) return;
        var content = TradeFields.paid(trade, app, at);
        var id = Numbers.notice(trade.tradeNo(), at);
        table.insert(new NoticeTable.Notice(id, trade.terms().outTradeNo(), app.appId(), url, content));
        due.add(NoticeLine.KIND, new NoticeDelivery(id, 1).subject());
    }
}
