package io.counterfoil.channel.trading;

import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.book.BestSpendable;
import io.counterfoil.channel.trading.views.VoucherList;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The vouchers of a party's book. */
@Component
final class Vouchers {
    private final VoucherList list;
    private final ChannelReader reader;
    private final InstantSource clock;

    Vouchers(VoucherList list, ChannelReader reader, InstantSource clock) {
        this.list = list;
        this.reader = reader;
        this.clock = clock;
    }

    Page<VoucherRow> page(Seat seat, PageRequest request) {
        return list.page(seat, request);
    }

    /** A page may have fewer than it could: the list does not know what the actor would say. */
    Page<VoucherRow> bestSpendable(Seat seat, PageRequest request) {
        list.await();
        var rows = list.best(seat, request.after().map(Vouchers::lane), request.rows());
        var page = Page.of(request, rows, row -> row.lane().toString());
        return new Page<>(spendable(seat, page.items()), page.next());
    }

    private static Uint64 lane(String text) {
        try {
            return Uint64.parse(text);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("cursor-invalid", "after is the next of an earlier page.", "/after");
        }
    }

    private List<VoucherRow> spendable(Seat seat, List<VoucherRow> rows) {
        var lanes = rows.stream().map(VoucherRow::lane).toList();
        var actor = reader.actor(seat.channel(), lanes);
        var book = reader.book(seat.book(), lanes);
        var best = new BestSpendable(seat.channel(), actor, book, seat.key(), clock.instant());
        return rows.stream()
                .filter(row -> best.isSpendable(seat.read(row.text()), Tellings.NONE))
                .toList();
    }
}
