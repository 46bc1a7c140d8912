package io.counterfoil.notification.endpoint.web;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.endpoint.EndpointCommand.RotateKey;
import io.counterfoil.notification.endpoint.Rotation;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/endpoints/{endpoint}/keys")
class EndpointKeyController {
    private final CommandGateway commands;
    private final Owners owners;
    private final KeyMaker maker;
    private final InstantSource clock;

    EndpointKeyController(CommandGateway commands, Owners owners, KeyMaker maker, InstantSource clock) {
        this.commands = commands;
        this.owners = owners;
        this.maker = maker;
        this.clock = clock;
    }

    /**
     * @param scheme {@code v1} where it does not say
     * @param overlap how long earlier keys of the scheme sign too; a day where it does not say
     */
    record NextKey(Optional<KeyScheme> scheme, Optional<Duration> overlap) {}

    @Operation(
            summary = "Have a new key sign",
            description = "Earlier ones of its scheme sign beside it until the overlap is over. The answer shows a v1"
                    + " secret this once. A first v1a key: notices are signed asymmetrically too.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    EndpointView rotate(
            @PathVariable EndpointId endpoint,
            @RequestParam Optional<MerchantId> merchant,
            @RequestBody NextKey wanted,
            IdempotencyKey request,
            Caller caller) {
        var owner = owners.owner(caller, merchant);
        owners.require(owner, endpoint);
        var fresh = maker.make(owner, wanted.scheme().orElse(KeyScheme.HMAC_SHA256));
        var overlap = wanted.overlap().orElse(Rotation.OVERLAP);
        var now = clock.instant();
        commands.sendAndWait(new RotateKey(owner, endpoint, fresh.key(), overlap, request.orRandom(), now));
        var rotated = owners.require(owner, endpoint);
        return EndpointView.of(rotated, now, fresh.shownIfKept(rotated));
    }
}
