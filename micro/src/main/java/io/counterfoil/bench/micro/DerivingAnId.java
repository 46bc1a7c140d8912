package io.counterfoil.bench.micro;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** As each order has its own derived from its number. */
@State(Scope.Thread)
public class DerivingAnId {
    private OrderId order = AnOrder.placing().order();
    private long number;

    @Benchmark
    public OrderId order() {
        return OrderId.derive(AnOrder.MERCHANT, "A-" + number++);
    }

    @Benchmark
    public AttemptNo attempt() {
        return AttemptNo.of(order, 1);
    }
}
