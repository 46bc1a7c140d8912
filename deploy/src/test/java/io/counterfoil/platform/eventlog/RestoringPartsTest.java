package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterfoil.channel.account.AccountAggregate;
import io.counterfoil.channel.actor.PaymentChannelAggregate;
import io.counterfoil.channel.book.VoucherBookAggregate;
import io.counterfoil.kernel.channel.AccountEvent.MovementMade;
import io.counterfoil.kernel.channel.AccountEvent.OfAccount;
import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.BookEvent.BookOpened;
import io.counterfoil.kernel.channel.BookEvent.LaneAllocated;
import io.counterfoil.kernel.channel.BookEvent.PageTurned;
import io.counterfoil.kernel.channel.BookEvent.PromiseCounted;
import io.counterfoil.kernel.channel.BookEvent.VoucherEvent;
import io.counterfoil.kernel.channel.MovementId;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;

/** Of things with parts, too: each stream by itself, as it is remembered and written down. */
class RestoringPartsTest {
    private static final long SEEDS = 20;

    private final PaymentChannelAggregate channels = BeanUtils.instantiateClass(PaymentChannelAggregate.class);
    private final VoucherBookAggregate books = BeanUtils.instantiateClass(VoucherBookAggregate.class);
    private final AccountAggregate accounts = BeanUtils.instantiateClass(AccountAggregate.class);

    @Test
    void makes_no_difference_to_the_whole() throws JsonProcessingException {
        whole(channels, List.of(PaymentChannelEvent.class));
        whole(books, List.of(BookOpened.class, LaneAllocated.class, PromiseCounted.class));
        whole(accounts, List.of(OfAccount.class));
    }

    private static <C, S, E> void whole(Composite<C, S, E> kind, List<Class<?>> families)
            throws JsonProcessingException {
        var form = kind.strand(kind.whole("whatever it is called", false)).form();
        for (long seed = 1; seed <= SEEDS; seed++) {
            RestoringStatesTest.history(kind.rules(), form, members(families), seed);
        }
    }

    @Test
    void makes_no_difference_to_a_part() throws JsonProcessingException {
        part(
                channels,
                LaneAdvanced.class,
                event -> PaymentChannelAggregate.lanes(event.channel(), List.of(event.lane())));
        part(books, PageTurned.class, event -> VoucherBookAggregate.pages(event.book(), List.of(event.lane())));
        part(books, VoucherEvent.class, event -> VoucherBookAggregate.vouchers(List.of(event.voucher())));
        part(
                accounts,
                MovementMade.class,
                event -> AccountAggregate.movements(List.of(MovementId.of(event.account(), event.reference()))));
    }

    private static <S, E, P extends E> void part(
            Composite<?, S, E> kind, Class<P> family, Function<P, List<Part<S>>> parts) throws JsonProcessingException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var event = family.cast(new RandomEvents(new Random(seed)).of(members(List.of(family))));
            var part = parts.apply(event).getFirst();
            var alone = kind.rules().evolve(kind.rules().initial(), event);
            var form = kind.strand(part).form();
            assertThat(part.stream())
                    .as("seed %d", seed)
                    .isEqualTo(kind.stream(event).value());
            assertThat(form.read(form.write(alone))).as("seed %d", seed).isEqualTo(alone);
        }
    }

    private static List<Class<?>> members(List<? extends Class<?>> families) {
        return families.stream()
                .<Class<?>>flatMap(family -> family.isSealed() ? new EventFamily(family).members() : Stream.of(family))
                .toList();
    }
}
