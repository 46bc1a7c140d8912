package io.counterfoil.channel.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.actor.Lane;
import io.counterfoil.channel.actor.Parties;
import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.BookCommand.AllocateLane;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.book.BookCommand.OpenBook;
import io.counterfoil.channel.book.BookCommand.RaiseAlarm;
import io.counterfoil.channel.book.BookCommand.RecordRedeemed;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.decide.Rejected;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepingABookTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void refuses_a_voucher_whose_nonce_another_has_taken_meanwhile() {
        var desk = new Desk(Side.PAYER, "20");
        var standing = desk.standing(0);
        desk.issues(0, "5");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> desk.does(new IssueVoucher(desk.id(), Desk.slip(0, 1, "6"), standing, NOW)))
                .returns("nonce-taken", Rejected::code);
    }

    @Test
    void issues_a_voucher_once_however_often_it_is_asked() {
        var desk = new Desk(Side.PAYER, "20");
        var slip = desk.issues(0, "5");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> desk.does(new IssueVoucher(desk.id(), slip, desk.standing(0), NOW)))
                .returns(VoucherBook.VOUCHER_KNOWN, Rejected::code);
    }

    /** Its state is the last that anybody can ask for it. */
    @Test
    void knows_of_a_voucher_by_how_much_it_promised_more_when_it_is_submitted_too() {
        var desk = new Desk(Side.PAYEE, "10");
        desk.accepts(Desk.slip(0, 1, "2"), "0");
        var second = Desk.slip(0, 2, "5");
        desk.accepts(second, "0");
        desk.submits(second);
        assertThat(desk.book().vouchers().get(VoucherId.of(desk.id(), second.digest())))
                .isEqualTo(new VoucherState.Submitted(Desk.money("3")));
    }

    @Test
    void goes_on_after_what_was_redeemed_behind_its_back() {
        var desk = new Desk(Side.PAYER, "20");
        desk.issues(0, "5");
        var standing = new Standing(Desk.money("20"), new Lane(Uint64.of(9), Desk.money("7")), null);
        assertThat(desk.book().page(Uint64.ZERO).nextNonce(standing)).isEqualTo(Uint64.of(10));
    }

    @Test
    void counts_what_was_redeemed_on_a_lane_that_it_has_never_seen() {
        var desk = new Desk(Side.PAYEE, "10");
        desk.does(new RecordRedeemed(desk.id(), Uint64.of(3), Uint64.of(1), Desk.money("6"), NOW));
        assertThat(desk.shortfall(0, "5")).isEqualTo(1);
        assertThat(desk.allocates()).isEqualTo(Uint64.of(4));
    }

    @Test
    void raises_an_alarm_once_for_each_end_of_the_window() {
        var desk = new Desk(Side.PAYEE, "10");
        assertThat(desk.does(new RaiseAlarm(desk.id(), 2, NOW, NOW))).hasSize(1);
        assertThat(desk.does(new RaiseAlarm(desk.id(), 1, NOW, NOW))).isEmpty();
        assertThat(desk.does(new RaiseAlarm(desk.id(), 1, NOW.plusSeconds(30), NOW)))
                .hasSize(1);
    }

    @Test
    void takes_no_voucher_on_a_lane_that_the_actor_would_not_redeem() {
        var desk = new Desk(Side.PAYEE, "10");
        desk.accepts(Desk.slip(Long.MAX_VALUE, 1, "1"), "0");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> desk.accepts(slipBeyondAllLanes(), "0"))
                .returns("lane-beyond-limit", Rejected::code);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(desk::allocates)
                .returns("lanes-exhausted", Rejected::code);
    }

    private static Slip slipBeyondAllLanes() {
        return Desk.slip(Long.MIN_VALUE, 1, "1");
    }

    /** Whatever the clock was when the actor was looked at. */
    @Test
    void takes_and_issues_nothing_from_the_end_of_the_window_on() {
        var before = Desk.TERMS.epochs().startOf(100).minusMillis(1);
        var end = Desk.TERMS.epochs().startOf(100);
        var standing = new Standing(Desk.money("10"), null, 100L);
        var desk = new Desk(Side.PAYEE, "10");
        var voucher = Desk.slip(0, 1, "1");
        for (var late : List.of(
                new AcceptVoucher(desk.id(), voucher, Desk.money("0"), standing, end),
                new IssueVoucher(desk.id(), voucher, standing, end))) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> desk.does(late))
                    .returns("voucher-after-end", Rejected::code);
        }
        assertThat(desk.does(new AcceptVoucher(desk.id(), voucher, Desk.money("0"), standing, before)))
                .isNotEmpty();
    }

    @Test
    void ends_a_lane_at_its_last_nonce() {
        var desk = new Desk(Side.PAYEE, "10");
        desk.does(new RecordRedeemed(desk.id(), Uint64.ZERO, Uint64.MAX, Desk.money("1"), NOW));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> desk.issues(0, "2"))
                .returns("lane-exhausted", Rejected::code);
    }

    @Test
    void is_kept_on_one_set_of_terms() {
        var desk = new Desk(Side.PAYEE, "10");
        assertThat(desk.does(new OpenBook(desk.id(), Desk.CHANNEL, Side.PAYEE, Desk.TERMS, NOW)))
                .isEmpty();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> desk.does(
                        new OpenBook(desk.id(), Desk.CHANNEL, Side.PAYEE, Parties.filecoin("f01", "f02", "f03"), NOW)))
                .returns("book-exists", Rejected::code);
    }

    @Test
    void does_nothing_before_it_is_opened() {
        var rules = new VoucherBook();
        var id = new Desk(Side.PAYEE, "1").id();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> rules.decide(new AllocateLane(id, NOW), rules.initial()))
                .returns("book-unknown", Rejected::code);
    }
}
