package io.counterfoil.order.verification.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.order.ordering.OrderCommand.ResumeVerification;
import io.counterfoil.order.ordering.OrderReader;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.web.OrderBodies;
import io.counterfoil.order.ordering.web.OrderBody;
import io.counterfoil.order.verification.Verification;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VerificationController {
    private final Verification verification;
    private final OrderReader reader;
    private final OrderBodies bodies;
    private final CommandGateway commands;
    private final InstantSource clock;

    VerificationController(
            Verification verification,
            OrderReader reader,
            OrderBodies bodies,
            CommandGateway commands,
            InstantSource clock) {
        this.verification = verification;
        this.reader = reader;
        this.bodies = bodies;
        this.commands = commands;
        this.clock = clock;
    }

    @Operation(
            summary = "Ask the provider now whether an order is paid",
            description = "Never answered from memory alone. 503 where the provider cannot be asked: ask again.")
    @PostMapping("/v1/orders/{id}/verify")
    @Allows({Caller.Server.class, Caller.Client.class, Caller.Operator.class})
    OrderBody verify(@PathVariable String id, Caller caller) {
        var order = OrderReader.id(id);
        reader.read(order, caller);
        var answers = verification.ask(order);
        var state = reader.read(order, caller);
        requireKnown(state instanceof Paid paid ? about(paid.attempt(), answers) : answers);
        return bodies.of(order, state, caller);
    }

    @Operation(
            summary = "Close an order",
            description = "At the provider first, then here. 409 order-paid where it turns out to be paid.")
    @PostMapping("/v1/orders/{id}/close")
    @Allows({Caller.Server.class, Caller.Operator.class})
    OrderBody close(@PathVariable String id, Caller caller) {
        var order = OrderReader.id(id);
        if (!(reader.read(order, caller) instanceof Closed)) {
            verification.close(order, Reason.MERCHANT);
            switch (reader.read(order, caller)) {
                case Closed _ -> {}
                case Paid _ -> throw new Rejected("order-paid", "the order is paid");
                default -> throw undecided();
            }
        }
        return bodies.of(order, reader.read(order, caller), caller);
    }

    @Operation(summary = "Ask again about an order whose verification was given up")
    @PostMapping("/v1/orders/{id}/verification/resume")
    @Allows(Caller.Operator.class)
    OrderBody resume(@PathVariable String id, Caller caller) {
        var order = OrderReader.id(id);
        reader.read(order, caller);
        commands.sendAndWait(new ResumeVerification(order, clock.instant()));
        return bodies.of(order, reader.read(order, caller), caller);
    }

    /** Of a paid order only the attempt that paid it matters. */
    private static List<AttemptAnswer> about(AttemptNo attempt, List<AttemptAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.attempt().equals(attempt))
                .toList();
    }

    private static void requireKnown(List<AttemptAnswer> answers) {
        if (answers.stream().anyMatch(answer -> answer.finding() == Finding.UNKNOWN)) throw undecided();
    }

    /** Why is in the order's events: it may name places in our code, which are nobody's business out there. */
    private static Rejected undecided() {
        return Rejected.again("provider-undecided", "the provider has not said whether it is paid: ask again");
    }
}
