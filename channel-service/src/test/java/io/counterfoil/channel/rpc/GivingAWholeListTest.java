package io.counterfoil.channel.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GivingAWholeListTest {
    private final Asking asking = Asking.now(new Asker.Operator(), "request", "correlation");

    private static Page<Integer> page(PageRequest request, int items) {
        int from = request.after().map(Integer::parseInt).orElse(-1) + 1;
        int to = Math.min(from + request.rows(), items);
        return Page.of(request, IntStream.range(from, to).boxed().toList(), String::valueOf);
    }

    private static List<Integer> list(Asking asking, int items) {
        return Whole.of(asking, request -> page(request, items));
    }

    @Test
    void has_a_limit_for_all_calls_of_a_request_together() {
        assertThat(list(asking.at(0), Asking.ITEMS_MAX - 1)).hasSize(Asking.ITEMS_MAX - 1);
        assertThat(list(asking.at(1), 1)).hasSize(1);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> list(asking.at(2), 1))
                .returns("list-too-long", Rejected::code);
    }

    @Test
    void takes_no_longer_than_the_request_may() {
        var late = new Asking(asking.asker(), "request", "correlation", System.nanoTime() - 1, new AtomicInteger(10));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> list(late, 1))
                .returns("list-too-slow", Rejected::code);
    }
}
