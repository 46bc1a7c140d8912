package io.counterfoil.notification.endpoint.web;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import io.counterfoil.notification.endpoint.EndpointDraft;
import io.counterfoil.notification.endpoint.SigningSecret;
import io.counterfoil.notification.endpoint.UrlRule;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import io.swagger.v3.oas.annotations.Operation;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
    private final KeyRing keys;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    EndpointController(CommandGateway commands, Owners owners, UrlRule urls, KeyRing keys, InstantSource clock) {
        this.commands = commands;
        this.owners = owners;
        this.urls = urls;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param merchant whose endpoint: an operator has to say
     * @param kinds the events to tell of: {@code order.paid}
     * @param goods tell only of these goods' orders, and tell those nowhere else
     */
    record NewEndpoint(Optional<MerchantId> merchant, String url, Set<String> kinds, Optional<GoodsId> goods) {}

    @Operation(
            summary = "Be told of events",
            description = "The answer shows the secret that signs the notices, this once.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    EndpointView create(@RequestBody NewEndpoint wanted, IdempotencyKey request, Caller caller) {
        var merchant = owners.owner(caller, wanted.merchant());
        var url = urls.check(wanted.url()).toString();
        wanted.goods().ifPresent(goods -> owners.requireSold(merchant, goods));
        var draft = new EndpointDraft(url, wanted.kinds(), wanted.goods().orElse(null));
        return create(merchant, EndpointId.derive(merchant.value(), request.orRandom()), draft);
    }

    /** A repeat keeps the first secret, which nobody sees again. */
    private EndpointView create(MerchantId merchant, EndpointId id, EndpointDraft draft) {
        var secret = SigningSecret.random(random).reveal();
        var encrypted = keys.encrypt(Owner.merchant(merchant), secret);
        commands.sendAndWait(new CreateEndpoint(merchant, id, draft, encrypted, clock.instant()));
        var endpoint = owners.require(merchant, id);
        return EndpointView.of(endpoint, endpoint.secret().equals(encrypted) ? secret : null);
    }

    @Operation(
            summary = "List the active endpoints, the oldest first",
            description = "active=false: those that were disabled. asOf: as they were at a position of the log or at an"
                    + " instant.")
    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    Page<EndpointView> list(@ModelAttribute Wanted wanted, Until asOf, PageRequest request, Caller caller) {
        var endpoints = owners.endpoints(owners.owner(caller, wanted.merchant()), asOf).all().values().stream()
                .filter(endpoint -> endpoint.active() == wanted.active().orElse(true))
                .toList();
        return Page.cut(request, endpoints, endpoint -> endpoint.id().value()).map(EndpointView::of);
    }

    /** @param merchant whose endpoints: an operator has to say */
    record Wanted(Optional<MerchantId> merchant, Optional<Boolean> active) {}

    @Operation(
            summary = "See an endpoint, active or not",
            description = "asOf: as it was at a position of the log or at an instant.")
    @GetMapping("/{endpoint}")
    @Allows({Caller.Operator.class, Caller.Server.class})
    EndpointView see(
            @PathVariable EndpointId endpoint, @RequestParam Optional<MerchantId> merchant, Until asOf, Caller caller) {
        return EndpointView.of(owners.require(owners.owner(caller, merchant), endpoint, asOf));
    }

    @Operation(
            summary = "Be told no more",
            description = "From now on nothing is sent there; the endpoint can still be seen.")
    @DeleteMapping("/{endpoint}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allows({Caller.Operator.class, Caller.Server.class})
    void disable(@PathVariable EndpointId endpoint, @RequestParam Optional<MerchantId> merchant, Caller caller) {
        commands.sendAndWait(new DisableEndpoint(owners.owner(caller, merchant), endpoint, clock.instant()));
    }
}
