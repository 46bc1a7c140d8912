package io.counterfoil.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.channel.account.Account;
import io.counterfoil.channel.account.AccountCommand;
import io.counterfoil.channel.account.AccountCommand.Deposit;
import io.counterfoil.channel.account.AccountCommand.OpenAccount;
import io.counterfoil.channel.account.AccountCommand.Receive;
import io.counterfoil.channel.account.AccountCommand.Reserve;
import io.counterfoil.channel.account.AccountCommand.Spend;
import io.counterfoil.channel.account.AccountState;
import io.counterfoil.channel.account.WholeAccount;
import io.counterfoil.channel.actor.ActorCommand;
import io.counterfoil.channel.actor.ActorCommand.AddFunds;
import io.counterfoil.channel.actor.ActorCommand.CollectChannel;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.SettleChannel;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.actor.ActorState;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.PaymentChannel;
import io.counterfoil.channel.book.BestOfLanes;
import io.counterfoil.channel.book.BestSpendable;
import io.counterfoil.channel.book.BookCommand;
import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.book.BookCommand.OpenBook;
import io.counterfoil.channel.book.BookCommand.RecordSubmitted;
import io.counterfoil.channel.book.Standing;
import io.counterfoil.channel.book.VoucherBook;
import io.counterfoil.channel.book.WholeBook;
import io.counterfoil.channel.filecoin.Accounts;
import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.FilAmount;
import io.counterfoil.channel.filecoin.FilecoinKey;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.funding.Funding;
import io.counterfoil.channel.funding.FundingCommand;
import io.counterfoil.channel.funding.FundingCommand.ConfirmFunds;
import io.counterfoil.channel.funding.FundingCommand.RequestFunds;
import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.channel.funding.WholeFunding;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.AccountEvent;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.BookEvent;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** All the rules together, as a payer and a payee meet them: every voucher is signed, handed over as text, and read. */
class GoingThroughAChannelTest {
    private static final FilecoinScheme SCHEME = new FilecoinScheme();

    private final FilecoinKey ann = Accounts.key("K1");
    private final FilecoinKey bob = Accounts.key("K2");
    private final AccountId annsId = AccountId.derive("ann", "FIL/18");
    private final AccountId bobsId = AccountId.derive("bob", "FIL/18");
    private final FundingId fundingId = FundingId.derive(Scheme.FILECOIN, ann.party(), bob.party(), FilecoinScheme.FIL);

    private final Played<AccountCommand, WholeAccount, AccountEvent> annsAccount = new Played<>(new Account());
    private final Played<AccountCommand, WholeAccount, AccountEvent> bobsAccount = new Played<>(new Account());
    private final Played<FundingCommand, WholeFunding, FundingEvent> funding = new Played<>(new Funding());
    private final Played<ActorCommand, ActorState, ActorEvent> actor = new Played<>(new PaymentChannel());
    private final Played<BookCommand, WholeBook, BookEvent> annsBook = new Played<>(new VoucherBook());
    private final Played<BookCommand, WholeBook, BookEvent> bobsBook = new Played<>(new VoucherBook());
    private final List<Slip> handedOver = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void pays_what_was_promised_last_on_every_lane_and_gives_back_the_rest() {
        annsAccount.does(new OpenAccount(annsId, "ann", FilecoinScheme.FIL, now));
        bobsAccount.does(new OpenAccount(bobsId, "bob", FilecoinScheme.FIL, now));
        annsAccount.does(new Deposit(annsId, "bank-1", fil(20), now));

        addsFunds("first", 10);
        opensBooks();
        promises(0, 2);
        promises(0, 4);
        addsFunds("second", 5);
        promises(1, 9);
        assertThat(annsBook.state().page(Uint64.of(2)).shortfall(fil(3), standing(2)))
                .isEqualTo(fil(1));

        actor.does(new SettleChannel(id(), ann.party(), now));
        submitsTheBest();
        now = terms().epochs().startOf(terms().epochs().at(now) + terms().settleDelay());
        collects();

        assertThat(balance(annsAccount)).isEqualTo(fil(7));
        assertThat(balance(bobsAccount)).isEqualTo(fil(13));
        assertThat(actor.history())
                .filteredOn(ActorEvent.VoucherRedeemed.class::isInstance)
                .hasSize(2);
    }

    /** As the saga does it: reserve, deposit, and then say so. */
    private void addsFunds(String request, long fil) {
        var events = funding.does(new RequestFunds(fundingId, request, fil(fil), new Use(false, false), now));
        var sent = (FundsSent) events.getLast();
        var reference = fundingId + "/" + sent.serial();
        annsAccount.does(new Reserve(annsId, reference, sent.amount(), now));
        actor.does(
                sent.number() == 0
                        ? new CreateChannel(sent.channel(), terms(), sent.amount(), now)
                        : new AddFunds(sent.channel(), sent.number(), sent.amount(), now));
        annsAccount.does(new Spend(annsId, reference, now));
        funding.does(new ConfirmFunds(fundingId, sent.serial(), now));
    }

    private void opensBooks() {
        annsBook.does(new OpenBook(BookId.of(id(), Side.PAYER), id(), Side.PAYER, terms(), now));
        bobsBook.does(new OpenBook(BookId.of(id(), Side.PAYEE), id(), Side.PAYEE, terms(), now));
    }

    private void promises(long lane, long fil) {
        var nonce = annsBook.state().page(Uint64.of(lane)).nextNonce(standing(lane));
        var promise = Promise.plain(terms().names().getFirst(), Uint64.of(lane), nonce, fil(fil).minorUnits());
        var issued = SCHEME.sign(promise, ann, terms());
        annsBook.does(new IssueVoucher(BookId.of(id(), Side.PAYER), issued, standing(lane), now));
        var received = SCHEME.read(issued.text(), terms());
        bobsBook.does(new AcceptVoucher(BookId.of(id(), Side.PAYEE), received, fil(0), standing(lane), now));
        handedOver.add(received);
    }

    private void submitsTheBest() {
        var best =
                BestOfLanes.of(handedOver, new BestSpendable(id(), actor.state(), bobsBook.state(), bob.party(), now));
        for (var slip : best.values()) {
            actor.does(new RedeemVoucher(id(), slip, bob.party(), Tellings.NONE, now));
            bobsBook.does(new RecordSubmitted(BookId.of(id(), Side.PAYEE), slip, now));
        }
    }

    private void collects() {
        var collected = (ChannelCollected)
                actor.does(new CollectChannel(id(), bob.party(), now)).getFirst();
        bobsAccount.does(new Receive(bobsId, id().value(), collected.toPayee(), now));
        annsAccount.does(new Receive(annsId, id().value(), collected.backToPayer(), now));
    }

    private ChannelId id() {
        return Objects.requireNonNull(funding.state().funding().current()).channel();
    }

    private Terms terms() {
        return new Terms(
                Scheme.FILECOIN,
                new Party(annsId, ann.party()),
                new Party(bobsId, bob.party()),
                List.of(Address.ofActor(new byte[] {1}).toString()),
                FilecoinScheme.FIL,
                FilecoinScheme.EPOCHS,
                FilecoinScheme.SETTLE_DELAY_EPOCHS);
    }

    private Standing standing(long lane) {
        return Standing.of((Live) actor.state().channel(), actor.state().lanes().get(Uint64.of(lane)));
    }

    private static Money balance(Played<?, WholeAccount, ?> account) {
        return ((AccountState.Kept) account.state().account()).balance();
    }

    private static Money fil(long whole) {
        return new Money(FilAmount.parse(Long.toString(whole)), FilecoinScheme.FIL);
    }
}
