package io.counterfoil.notification.delivery.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.notification.delivery.Delivery;
import io.counterfoil.notification.delivery.Delivery.State;
import io.counterfoil.notification.delivery.DeliveryCommand.Redeliver;
import io.counterfoil.notification.delivery.NoticeTexts;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.delivery.views.DeliveryRow;
import io.counterfoil.notification.endpoint.web.Owners;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.counterfoil.platform.personal.KeyRing;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/v1/deliveries")
class DeliveryController {
    private static final Delivery RULES = new Delivery();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CommandGateway commands;
    private final History history;
    private final DeliveryList list;
    private final NoticeTexts texts;
    private final Owners owners;
    private final KeyRing keys;
    private final InstantSource clock;

    DeliveryController(
            CommandGateway commands,
            History history,
            DeliveryList list,
            NoticeTexts texts,
            Owners owners,
            KeyRing keys,
            InstantSource clock) {
        this.commands = commands;
        this.history = history;
        this.list = list;
        this.texts = texts;
        this.owners = owners;
        this.keys = keys;
        this.clock = clock;
    }

    @Operation(
            summary = "List deliveries, the newest first",
            description = "A merchant's own, or everybody's for an operator. state=exhausted: the dead letters. since,"
                    + " until: when they were due first.")
    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    @ReadsFrom(DeliveryList.PROJECTION)
    Page<DeliveryView> list(@ModelAttribute WantedDeliveries wanted, Caller caller, PageRequest request) {
        var rows = list.before(request.before(), wanted.by(caller), request.rows());
        return Page.of(request, rows, (DeliveryRow row) -> Long.toString(row.position()))
                .map(DeliveryView::of);
    }

    @Operation(
            summary = "See a delivery with all its attempts, and what it tells",
            description = "asOf: as it was at a position of the log or at an instant.")
    @GetMapping("/{delivery}")
    @Allows({Caller.Operator.class, Caller.Server.class})
    DeliveryView see(@PathVariable DeliveryId delivery, Until asOf, Caller caller) {
        var events = events(delivery, asOf);
        var state = require(events, caller);
        @Nullable Long sequence = list.find(delivery).map(DeliveryRow::sequence).orElse(null);
        return DeliveryView.of(delivery, state, events, sequence, log(events))
                .telling(sequence == null ? null : JSON.readTree(texts.json(state.notice(), sequence)));
    }

    private List<AttemptView> log(List<DeliveryEvent> events) {
        return events.stream()
                .map(event -> AttemptView.of(event, keys::decrypt))
                .flatMap(Optional::stream)
                .toList();
    }

    @Operation(
            summary = "Send a notice again",
            description = "It is due now, whatever has become of it; the receiver knows it by the same webhook-id.")
    @PostMapping("/{delivery}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    DeliveryView redeliver(@PathVariable DeliveryId delivery, Caller caller) {
        var now = new Until.Now();
        var notice = require(events(delivery, now), caller).notice();
        Told.require(owners.require(notice.merchant(), notice.endpoint()));
        var asked = clock.instant();
        commands.sendAndWait(new Redeliver(delivery, asked, asked));
        return see(delivery, now, caller);
    }

    private List<DeliveryEvent> events(DeliveryId delivery, Until until) {
        return history.of(delivery, until).stream()
                .map(recorded -> (DeliveryEvent) recorded.event())
                .toList();
    }

    private static State.Begun require(List<DeliveryEvent> events, Caller caller) {
        if (RULES.replay(events) instanceof State.Begun begun
                && caller.mayKnowOf(begun.notice().merchant())) {
            return begun;
        }
        throw Rejected.unknown(DeliveryId.class);
    }
}
