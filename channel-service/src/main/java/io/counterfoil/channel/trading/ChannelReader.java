package io.counterfoil.channel.trading;

import io.counterfoil.channel.account.AccountAggregate;
import io.counterfoil.channel.account.AccountState;
import io.counterfoil.channel.account.AccountState.Kept;
import io.counterfoil.channel.account.HeldKey;
import io.counterfoil.channel.actor.ActorState;
import io.counterfoil.channel.actor.ChannelState.Absent;
import io.counterfoil.channel.actor.ChannelState.Collected;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.PaymentChannelAggregate;
import io.counterfoil.channel.book.VoucherBookAggregate;
import io.counterfoil.channel.book.WholeBook;
import io.counterfoil.channel.funding.FundingAggregate;
import io.counterfoil.channel.funding.FundingState;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.KeyId;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.History;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How channels, books, fundings and accounts stand; always current. */
@Component
public final class ChannelReader {
    private final History history;
    private final PaymentChannelAggregate channels;
    private final VoucherBookAggregate books;
    private final AccountAggregate accounts;
    private final FundingAggregate fundings;

    ChannelReader(
            History history,
            PaymentChannelAggregate channels,
            VoucherBookAggregate books,
            AccountAggregate accounts,
            FundingAggregate fundings) {
        this.history = history;
        this.channels = channels;
        this.books = books;
        this.accounts = accounts;
        this.fundings = fundings;
    }

    public ActorState actor(ChannelId channel) {
        return actor(channel, Set.of());
    }

    public ActorState actor(ChannelId channel, Collection<Uint64> lanes) {
        return history.fold(channels, channel, PaymentChannelAggregate.lanes(channel, lanes));
    }

    /**
     * What never changes.
     *
     * @throws Rejected {@code channel-unknown}
     */
    public Terms terms(ChannelId channel) {
        return terms(history.known(channels, channel, List.of()))
                .or(() -> terms(actor(channel)))
                .orElseThrow(() -> Rejected.unknown(ChannelId.class));
    }

    private static Optional<Terms> terms(ActorState actor) {
        return switch (actor.channel()) {
            case Live live -> Optional.of(live.terms());
            case Collected collected -> Optional.of(collected.terms());
            case Absent _ -> Optional.empty();
        };
    }

    public WholeBook book(BookId book, Collection<Uint64> lanes) {
        return book(book, lanes, List.of());
    }

    public WholeBook book(BookId book, Collection<Uint64> lanes, Collection<VoucherId> vouchers) {
        var pages = VoucherBookAggregate.pages(book, lanes).stream();
        return history.fold(
                books,
                book,
                Stream.concat(pages, VoucherBookAggregate.vouchers(vouchers).stream())
                        .toList());
    }

    public FundingState funding(FundingId funding) {
        return history.fold(fundings, funding, List.of()).funding();
    }

    /** @throws Rejected {@code account-unknown} */
    public Kept account(AccountId account) {
        return switch (history.fold(accounts, account, List.of()).account()) {
            case Kept kept -> kept;
            case AccountState.Absent _ -> throw Rejected.unknown(AccountId.class);
        };
    }

    public Optional<HeldKey> key(KeyId key) {
        return Optional.ofNullable(history.fold(accounts, List.of(AccountAggregate.key(key)))
                .keys()
                .get(key));
    }
}
