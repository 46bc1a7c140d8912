package io.counterfoil.notification.endpoint.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.EnableEndpoint;
import io.counterfoil.notification.endpoint.Samples;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/endpoints/{endpoint}")
class EndpointStandingController {
    private final CommandGateway commands;
    private final Owners owners;
    private final Samples samples;
    private final InstantSource clock;

    EndpointStandingController(CommandGateway commands, Owners owners, Samples samples, InstantSource clock) {
        this.commands = commands;
        this.owners = owners;
        this.samples = samples;
        this.clock = clock;
    }

    @Operation(
            summary = "Be told nothing for now",
            description = "What happens while it is disabled is never told there; what waits to be sent is given up.")
    @PostMapping("/disable")
    @Allows({Caller.Operator.class, Caller.Server.class})
    EndpointView disable(
            @PathVariable EndpointId endpoint, @RequestParam Optional<MerchantId> merchant, Caller caller) {
        var owner = owners.owner(caller, merchant);
        commands.sendAndWait(new DisableEndpoint(owner, endpoint, clock.instant()));
        return seen(owner, endpoint);
    }

    @Operation(
            summary = "Be told again",
            description =
                    "Of what happens from now on; and of what waited, where the endpoint was disabled for failing.")
    @PostMapping("/enable")
    @Allows({Caller.Operator.class, Caller.Server.class})
    EndpointView enable(@PathVariable EndpointId endpoint, @RequestParam Optional<MerchantId> merchant, Caller caller) {
        var owner = owners.owner(caller, merchant);
        commands.sendAndWait(new EnableEndpoint(owner, endpoint, clock.instant()));
        return seen(owner, endpoint);
    }

    private EndpointView seen(MerchantId owner, EndpointId endpoint) {
        return EndpointView.of(owners.require(owner, endpoint), clock.instant(), null);
    }

    @Operation(
            summary = "Send a sample now",
            description =
                    "Signed and posted as every notice is, with \"sample\": true; the answer is what came of it. A"
                            + " disabled endpoint can be tried too. kind: order.created, order.paid, order.closed"
                            + " or a channel's; usually the first of them that the endpoint asks for.")
    @PostMapping("/test")
    @Allows({Caller.Operator.class, Caller.Server.class})
    SampleView test(
            @PathVariable EndpointId endpoint,
            @RequestParam Optional<MerchantId> merchant,
            @RequestParam Optional<String> kind,
            Caller caller) {
        var owner = owners.owner(caller, merchant);
        var tried = owners.require(owner, endpoint);
        if (tried.deleted()) throw new Rejected("endpoint-deleted", "the endpoint was deleted, for good");
        var sampled = kind.map(EndpointStandingController::sampled).orElseGet(() -> usual(tried));
        return SampleView.of(samples.send(owner, tried, sampled));
    }

    /** Of what the endpoint asks for. */
    private static NoticeKind usual(Endpoint endpoint) {
        return NoticeKind.sampled().stream()
                .filter(kind -> kind.isAmong(endpoint.settings().kinds()))
                .findFirst()
                .orElse(NoticeKind.ORDER_CREATED);
    }

    private static NoticeKind sampled(String word) {
        return NoticeKind.sampled().stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("kind-unknown", "there is no sample of " + word, "/kind"));
    }
}
