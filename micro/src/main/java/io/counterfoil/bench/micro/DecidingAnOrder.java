package io.counterfoil.bench.micro;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand;
import io.counterfoil.order.ordering.OrderState;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The rules alone. */
@State(Scope.Thread)
public class DecidingAnOrder {
    private Order rules = new Order();
    private OrderCommand placing = AnOrder.placing();
    private OrderCommand paying = AnOrder.paying();
    private List<OrderEvent> events = rules.decide(placing, rules.initial());
    private OrderState placed = rules.replay(events);

    @Benchmark
    public List<OrderEvent> placed() {
        return rules.decide(placing, rules.initial());
    }

    @Benchmark
    public List<OrderEvent> paid() {
        return rules.decide(paying, placed);
    }

    @Benchmark
    public OrderState evolved() {
        return rules.replay(events);
    }
}
