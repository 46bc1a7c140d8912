package io.counterfoil.notification.endpoint.web;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.ChangeEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DeleteEndpoint;
import io.counterfoil.notification.endpoint.UrlRule;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/endpoints")
class EndpointController {
    private final CommandGateway commands;
    private final Owners owners;
    private final UrlRule urls;
    private final KeyMaker maker;
    private final InstantSource clock;

    EndpointController(CommandGateway commands, Owners owners, UrlRule urls, KeyMaker maker, InstantSource clock) {
        this.commands = commands;
        this.owners = owners;
        this.urls = urls;
        this.maker = maker;
        this.clock = clock;
    }

    @Operation(
            summary = "Be told of events",
            description = "The answer shows the secret that signs the notices, this once.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    EndpointView create(@RequestBody NewEndpoint wanted, IdempotencyKey request, Caller caller) {
        var merchant = owners.owner(caller, wanted.merchant());
        var settings = checked(merchant, wanted.wish());
        var secret = maker.make(merchant, KeyScheme.HMAC_SHA256);
        var keys = new ArrayList<>(List.of(secret.key()));
        if (wanted.asymmetric().orElse(false)) {
            keys.add(maker.make(merchant, KeyScheme.ED25519).key());
        }
        var id = EndpointId.derive(merchant.value(), request.orRandom());
        commands.sendAndWait(new CreateEndpoint(merchant, id, settings, keys, clock.instant()));
        var created = owners.require(merchant, id);
        return EndpointView.of(created, clock.instant(), secret.shownIfKept(created));
    }

    private EndpointSettings checked(MerchantId merchant, EndpointWish wish) {
        urls.check(wish.url());
        wish.goods().ifPresent(goods -> owners.requireSold(merchant, goods));
        return wish.settings();
    }

    @Operation(
            summary = "List the active endpoints, the oldest first",
            description = "Those that are enabled or were disabled for failing. active=false: those that their owner"
                    + " disabled. asOf: as they were at a position of the log or at an instant.")
    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    Page<EndpointView> list(@ModelAttribute Wanted wanted, Until asOf, PageRequest request, Caller caller) {
        var endpoints = owners.endpoints(owners.owner(caller, wanted.merchant()), asOf).all().values().stream()
                .filter(endpoint -> !endpoint.deleted())
                .filter(endpoint -> endpoint.told() == wanted.active().orElse(true))
                .toList();
        return Page.cut(request, endpoints, endpoint -> endpoint.id().value()).map(this::view);
    }

    /** @param merchant whose endpoints: an operator has to say */
    record Wanted(Optional<MerchantId> merchant, Optional<Boolean> active) {}

    @Operation(
            summary = "See an endpoint, whatever has become of it",
            description = "asOf: as it was at a position of the log or at an instant.")
    @GetMapping("/{endpoint}")
    @Allows({Caller.Operator.class, Caller.Server.class})
    EndpointView see(
            @PathVariable EndpointId endpoint, @RequestParam Optional<MerchantId> merchant, Until asOf, Caller caller) {
        return view(owners.require(owners.owner(caller, merchant), endpoint, asOf));
    }

    private EndpointView view(Endpoint endpoint) {
        return EndpointView.of(endpoint, clock.instant(), null);
    }

    @Operation(
            summary = "Change an endpoint",
            description =
                    "All of its settings, as they are from now on; what is left out is as usual again. Notices that"
                            + " wait are sent by the new ones.")
    @PutMapping("/{endpoint}")
    @Allows({Caller.Operator.class, Caller.Server.class})
    EndpointView change(
            @PathVariable EndpointId endpoint,
            @RequestParam Optional<MerchantId> merchant,
            @RequestBody EndpointWish wanted,
            Caller caller) {
        var owner = owners.owner(caller, merchant);
        owners.require(owner, endpoint);
        var settings = checked(owner, wanted);
        commands.sendAndWait(new ChangeEndpoint(owner, endpoint, settings, clock.instant()));
        return view(owners.require(owner, endpoint));
    }

    @Operation(
            summary = "Be told no more, for good",
            description = "From now on nothing is sent there; the endpoint can still be seen.")
    @DeleteMapping("/{endpoint}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allows({Caller.Operator.class, Caller.Server.class})
    void delete(@PathVariable EndpointId endpoint, @RequestParam Optional<MerchantId> merchant, Caller caller) {
        commands.sendAndWait(new DeleteEndpoint(owners.owner(caller, merchant), endpoint, clock.instant()));
    }
}
