package io.counterfoil.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TakingTurnsTest {
    private static final Places PLACES = new Places(16, 8, 2);

    private static final int HALF = 8;

    private final Queues queues = new Queues(PLACES);
    private long now;

    @Test
    void sends_in_the_order_in_which_they_were_due() {
        queues.add(of("a", "1", 5));
        assertThat(names(begin())).containsExactly("a1.0", "a1.1");
    }

    @Test
    void gives_an_endpoint_no_more_than_its_places() {
        queues.add(of("a", "1", 5));
        var first = begin();
        assertThat(first).hasSize(2);
        assertThat(begin()).isEmpty();

        end(first.getFirst());

        assertThat(names(begin())).containsExactly("a1.2");
    }

    @Test
    void gives_a_merchant_no_more_than_theirs() {
        for (var endpoint : List.of("1", "2", "3")) queues.add(of("a", endpoint, 5));
        queues.add(of("b", "1", 1));
        assertThat(names(begin())).containsExactlyInAnyOrder("a1.0", "a1.1", "a2.0", "a3.0", "b1.0");
    }

    @Test
    void lets_merchants_take_turns_and_the_endpoints_of_each() {
        var narrow = new Queues(new Places(2, 1, 1));
        narrow.add(of("a", "1", 3));
        narrow.add(of("a", "2", 3));
        narrow.add(of("b", "1", 3));
        var order = new ArrayList<String>();
        for (var next = narrow.next(); !next.isEmpty(); next = narrow.next()) {
            order.addAll(names(next));
            narrow.done(next.getFirst(), now);
        }
        assertThat(order)
                .startsWith("a1.0", "b1.0", "a2.0", "b1.1", "a1.1", "b1.2")
                .hasSize(9);
    }

    @Test
    void gives_each_half_of_the_places_to_its_own() {
        for (int i = 0; i < 5; i++) queues.add(of("hanging-" + i, "1", 4));
        assertThat(begin()).hasSize(HALF);
        queues.add(of("quick", "1", 1));
        assertThat(begin()).isEmpty();

        keepWaiting();

        assertThat(names(begin())).containsExactly("quick1.0");
        queues.add(of("hanging-0", "1", 1));
        assertThat(begin()).isEmpty();
    }

    @Test
    void lets_no_endpoint_that_hangs_hold_the_places_of_its_merchants_others() {
        queues.add(of("a", "1", 2));
        queues.add(of("a", "2", 2));
        assertThat(begin()).hasSize(4);
        queues.add(of("a", "3", 2));
        assertThat(begin()).isEmpty();

        keepWaiting();

        assertThat(names(begin())).containsExactly("a3.0", "a3.1");
    }

    @Test
    void keeps_those_that_kept_us_waiting_to_their_half() {
        for (int i = 0; i < 5; i++) queues.add(of("slow-" + i, "1", 4));
        var all = new ArrayList<Sent>();
        for (var next = begin(); !next.isEmpty(); next = begin()) {
            all.addAll(next);
            keepWaiting();
        }
        assertThat(all).hasSize(HALF);
        all.forEach(sent -> end(sent));
        assertThat(begin()).hasSize(HALF);

        queues.add(of("quick", "1", 2));

        assertThat(names(begin())).containsExactly("quick1.0", "quick1.1");
    }

    @Test
    void forgives_whoever_answers_at_once_again() {
        queues.add(of("a", "1", 1));
        var late = begin().getFirst();
        keepWaiting();
        end(late);
        for (int i = 0; i < 4; i++) queues.add(of("hanging-" + i, "1", 2));
        var hanging = begin();
        keepWaiting();
        queues.add(of("a", "1", 1));
        assertThat(begin()).isEmpty();

        end(hanging.getFirst());
        end(begin().getFirst());
        queues.add(of("hanging-0", "1", 1));
        queues.add(of("a", "1", 1));

        assertThat(names(begin())).containsExactlyInAnyOrder("hanging-01.0", "a1.0");
    }

    /** All that may be, which leave for their receivers at once. */
    private List<Sent> begin() {
        var begun = queues.next();
        begun.forEach(sent -> sent.leave(now));
        return begun;
    }

    private void end(Sent sent) {
        sent.comeBack(now);
        queues.done(sent, now);
    }

    private void keepWaiting() {
        now += Queues.SLOW.toNanos() + 1;
        queues.giveWay(now);
    }

    @Test
    void forgives_nobody_who_still_keeps_us_waiting() {
        queues.add(of("a", "1", 3));
        var first = begin();
        keepWaiting();
        end(first.getFirst());
        var quick = begin();
        assertThat(quick).hasSize(1);
        end(quick.getFirst());

        assertThat(queues.slow()).containsExactly(endpoint("a", "1"));

        end(first.getLast());
        queues.add(of("a", "1", 1));
        end(begin().getFirst());
        assertThat(queues.slow()).isEmpty();
    }

    @Test
    void blames_no_receiver_for_what_we_take_ourselves() {
        queues.add(of("a", "1", 2));
        var sent = queues.next();
        keepWaiting();
        sent.getFirst().leave(now);
        sent.getFirst().comeBack(now);
        keepWaiting();

        sent.forEach(each -> queues.done(each, now));

        assertThat(queues.slow()).isEmpty();
    }

    @Test
    void learns_nothing_from_what_never_left() {
        queues.add(of("a", "1", 2));
        var late = begin().getFirst();
        keepWaiting();
        end(late);
        queues.add(of("a", "1", 1));
        queues.next().forEach(sent -> queues.done(sent, now));

        assertThat(queues.slow()).containsExactly(endpoint("a", "1"));
    }

    @Test
    void holds_nobody_up_while_many_begin_to_hang_until_they_are_four_times_its_places() {
        for (int i = 0; i < 56; i++) queues.add(of("hanging-" + i, "1", 1));
        assertThat(hang()).isEqualTo(56);
        queues.add(of("quick", "1", 1));
        end(begin().getFirst());
        for (int i = 56; i < 70; i++) queues.add(of("hanging-" + i, "1", 1));
        assertThat(hang()).isEqualTo(8);
        queues.add(of("quick", "1", 1));
        assertThat(begin()).isEmpty();
    }

    @Test
    void begins_no_more_for_a_merchant_than_they_have_however_many_of_theirs_begin_to_hang() {
        for (int i = 0; i < 20; i++) queues.add(of("a", "hanging-" + i, 2));
        assertThat(hang()).isEqualTo(PLACES.perMerchant());
    }

    /** How many do, before no more are begun. */
    private int hang() {
        int hanging = 0;
        for (var begun = begin(); !begun.isEmpty(); begun = begin()) {
            hanging += begun.size();
            keepWaiting();
        }
        return hanging;
    }

    @Test
    void says_how_much_waits_for_those_that_answer_at_once() {
        queues.add(of("a", "1", 5));
        queues.add(of("b", "1", 4));
        assertThat(queues.ahead()).isEqualTo(9);
        var sent = begin();
        assertThat(queues.ahead()).isEqualTo(9 - sent.size());
        keepWaiting();

        assertThat(queues.ahead()).isZero();
    }

    @Test
    void says_of_which_endpoints_enough_is_waiting() {
        queues.add(of("a", "1", 3));
        queues.add(of("b", "1", 2));
        begin();
        assertThat(queues.full()).containsExactly(endpoint("a", "1"));
    }

    @Test
    void hands_back_what_waits() {
        queues.add(of("a", "1", 3));
        var sent = begin();
        assertThat(queues.clear()).hasSize(1);
        sent.forEach(each -> end(each));
        assertThat(begin()).isEmpty();
        assertThat(queues.full()).isEmpty();
    }

    @Test
    void sends_each_once_and_exceeds_no_limit_whatever_comes() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var flying = new ArrayList<Sent>();
        var gone = new ArrayList<String>();
        int added = 0;
        while (added < 2_000 || !flying.isEmpty()) {
            now += random.nextLong(Queues.SLOW.toNanos());
            queues.giveWay(now);
            if (added < 2_000) {
                queues.add(List.of(notice("m" + random.nextInt(9), "" + random.nextInt(3), added++)));
            }
            var next = begin();
            flying.addAll(next);
            gone.addAll(names(next));
            requireWithinLimits(flying);
            while (!flying.isEmpty() && random.nextInt(3) > 0) {
                queues.done(flying.remove(random.nextInt(flying.size())), now);
            }
        }
        assertThat(gone).hasSize(added).doesNotHaveDuplicates();
        assertThat(begin()).isEmpty();
    }

    @Test
    void has_places_that_fit_into_each_other() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Places(8, 4, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Places(8, 4, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Places(8, 9, 5));
        assertThat(Places.half(1)).isEqualTo(1);
    }

    private void requireWithinLimits(List<Sent> flying) {
        var endpoints = new HashMap<EndpointId, Integer>();
        for (var sent : flying) {
            assertThat(endpoints.merge(sent.notice().endpoint(), 1, Integer::sum))
                    .isLessThanOrEqualTo(PLACES.perEndpoint());
        }
        assertThat(flying).hasSizeLessThanOrEqualTo(PLACES.most());
        var merchants = new HashMap<MerchantId, Integer>();
        for (var sent : flying) {
            assertThat(merchants.merge(sent.notice().merchant(), 1, Integer::sum))
                    .isLessThanOrEqualTo(PLACES.perMerchant());
        }
    }

    private static List<DueNotice> of(String merchant, String endpoint, int notices) {
        return IntStream.range(0, notices)
                .mapToObj(i -> notice(merchant, endpoint, i))
                .toList();
    }

    /** Its correlation names it. */
    private static DueNotice notice(String merchant, String endpoint, int number) {
        var name = merchant + endpoint + "." + number;
        return new DueNotice(
                DeliveryId.derive(name, endpoint(merchant, endpoint)),
                endpoint(merchant, endpoint),
                MerchantId.derive(merchant),
                name);
    }

    private static EndpointId endpoint(String merchant, String name) {
        return EndpointId.derive(MerchantId.derive(merchant).value(), name);
    }

    private static List<String> names(List<Sent> sent) {
        return sent.stream()
                .map(each -> String.valueOf(each.notice().correlation()))
                .toList();
    }
}
