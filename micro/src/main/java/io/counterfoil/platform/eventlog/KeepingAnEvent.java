package io.counterfoil.platform.eventlog;

import io.counterfoil.bench.micro.AnOrder;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.order.ordering.Order;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An order's first event, as the log keeps it. */
@State(Scope.Thread)
public class KeepingAnEvent {
    private Serializer serializer =
            new NamedEventSerializer(new EventNames(EventFamily.ALL), Serialization.eventMapper());
    private OrderEvent event =
            new Order().decide(AnOrder.placing(), new Order().initial()).getFirst();
    private SerializedObject<String> stored = serializer.serialize(event, String.class);

    @Benchmark
    public SerializedObject<String> written() {
        return serializer.serialize(event, String.class);
    }

    @Benchmark
    public OrderEvent read() {
        return serializer.deserialize(stored);
    }
}
