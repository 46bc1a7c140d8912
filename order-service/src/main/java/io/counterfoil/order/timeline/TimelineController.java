package io.counterfoil.order.timeline;

import io.counterfoil.order.ordering.OrderReader;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TimelineController {
    private final OrderReader orders;
    private final SideStreams sides;
    private final History history;

    TimelineController(OrderReader orders, SideStreams sides, History history) {
        this.orders = orders;
        this.sides = sides;
        this.history = history;
    }

    @Operation(
            summary = "Read the story of an order, from its beginning",
            description =
                    "Its own events, the claims it refused and the notices about it, in the order of the log, with"
                            + " the provider's clock beside ours. evidence: under which id the provider's message is kept. asOf:"
                            + " up to a position of the log or an instant.")
    @GetMapping("/v1/orders/{id}/timeline")
    @Allows({Caller.Server.class, Caller.Operator.class, Caller.Auditor.class})
    @ReadsFrom(SideStreams.PROJECTION)
    Page<TimelineEntry> read(@PathVariable String id, Until asOf, PageRequest request, Caller caller) {
        var order = OrderReader.id(id);
        orders.read(order, caller, asOf);
        var streams = new ArrayList<>(sides.of(order));
        streams.add(order.value());
        var events = history.of(streams, asOf, request.above(), request.rows());
        return Page.of(request, events, event -> Long.toString(event.position()))
                .map(TimelineEntry::of);
    }
}
