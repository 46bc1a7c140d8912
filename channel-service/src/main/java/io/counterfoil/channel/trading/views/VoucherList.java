package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.Seat;
import io.counterfoil.channel.trading.VoucherRow;
import io.counterfoil.channel.trading.views.VoucherListTable.Entry;
import io.counterfoil.channel.trading.views.VoucherListTable.Place;
import io.counterfoil.kernel.channel.BookEvent;
import io.counterfoil.kernel.channel.BookEvent.VoucherEvent;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The vouchers of books; their texts are in the log alone. */
@Component
public class VoucherList {
    public static final String PROJECTION = "voucher-list";

    /** What may happen to one: it is issued or accepted, and submitted. */
    private static final int EVENTS_A_VOUCHER = 2;

    private final VoucherListTable table;
    private final Lately lately;
    private final History history;

    VoucherList(VoucherListTable table, Lately lately, History history) {
        this.table = table;
        this.lately = lately;
        this.history = history;
    }

    /** By lane, then by nonce. */
    public Page<VoucherRow> page(Seat seat, PageRequest request) {
        lately.await(PROJECTION);
        var after = request.after().map(Place::parse).orElse(Place.START);
        var page = Page.of(
                request,
                table.after(seat.book(), after, request.rows()),
                entry -> entry.place().toString());
        return new Page<>(rows(seat, page.items()), page.next());
    }

    /**
     * Of each lane the voucher that promises most, unless it, or a later one, was submitted.
     *
     * @param after a lane: those beyond it
     */
    public List<VoucherRow> best(Seat seat, Optional<Uint64> after, int rows) {
        return rows(seat, table.best(seat.book(), after, rows));
    }

    /** Where the log ends. */
    public long position() {
        return lately.position();
    }

    /** Whether the lists have all that had happened by then. */
    public boolean has(long position) {
        return lately.has(position, PROJECTION);
    }

    /** Returns when the lists have all that has happened. */
    public void await() {
        lately.await(PROJECTION);
    }

    private List<VoucherRow> rows(Seat seat, List<Entry> entries) {
        var texts = texts(entries.stream().map(Entry::voucher).toList());
        return entries.stream()
                .map(entry -> entry.row(seat.terms().asset(), texts.getOrDefault(entry.voucher(), "")))
                .toList();
    }

    private Map<VoucherId, String> texts(List<VoucherId> vouchers) {
        var streams = vouchers.stream().map(VoucherId::value).toList();
        var texts = new HashMap<VoucherId, String>();
        history.of(streams, new Until.Now(), 0, EVENTS_A_VOUCHER * streams.size()).stream()
                .map(Recorded::event)
                .map(VoucherEvent.class::cast)
                .forEach(event -> texts.putIfAbsent(event.voucher(), text(event)));
        return texts;
    }

    private static String text(VoucherEvent event) {
        return switch (event) {
            case BookEvent.VoucherIssued issued -> issued.text();
            case BookEvent.VoucherAccepted accepted -> accepted.text();
            case BookEvent.VoucherSubmitted submitted -> submitted.text();
        };
    }
}
