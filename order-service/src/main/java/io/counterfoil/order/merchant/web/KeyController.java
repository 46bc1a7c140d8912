package io.counterfoil.order.merchant.web;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.MerchantCommand.IssueKey;
import io.counterfoil.order.merchant.MerchantCommand.RevokeKey;
import io.counterfoil.order.merchant.Merchants;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.access.KeyUses;
import io.counterfoil.platform.access.MerchantKey;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/merchants/{merchant}/keys")
class KeyController {
    private final CommandGateway commands;
    private final Merchants merchants;
    private final KeyUses uses;
    private final InstantSource clock;

    KeyController(CommandGateway commands, Merchants merchants, KeyUses uses, InstantSource clock) {
        this.commands = commands;
        this.merchants = merchants;
        this.uses = uses;
        this.clock = clock;
    }

    record NewKey(KeyView.Kind kind) {}

    /** Of requests with the same {@code Idempotency-Key} only the one that issued the key is shown it. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Issue a key: it is shown in this answer and never again")
    KeyView issue(
            @PathVariable MerchantId merchant, @RequestBody NewKey wanted, IdempotencyKey request, Caller caller) {
        merchants.require(merchant, caller);
        var name = MerchantKey.name(merchant, request.orRandom());
        var key = MerchantKey.generate(wanted.kind().kind(), merchant, name);
        commands.sendAndWait(new IssueKey(merchant, name, key.kind(), key.hash(), key.hint(), clock.instant()));
        var issued = Objects.requireNonNull(merchants.require(merchant).keys().get(name));
        var view = KeyView.of(issued, uses.of(merchant).get(name));
        return issued.issued().hash().equals(key.hash()) ? view.with(key.text()) : view;
    }

    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "List all keys that were ever issued, the oldest first",
            description = "valid: only those that are valid, or only those that were revoked. asOf: as they were at a"
                    + " position of the log or at an instant.")
    Page<KeyView> list(
            @PathVariable MerchantId merchant,
            @RequestParam Optional<Boolean> valid,
            Until asOf,
            PageRequest request,
            Caller caller) {
        var keys = merchants.require(merchant, caller, asOf).keys().values().stream()
                .filter(key -> valid.isEmpty() || valid.get() == key.isValid())
                .toList();
        var lastUses = asOf instanceof Until.Now ? uses.of(merchant) : Map.<String, Instant>of();
        return Page.cut(request, keys, key -> key.issued().key())
                .map(key -> KeyView.of(key, lastUses.get(key.issued().key())));
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Revoke a key")
    void revoke(@PathVariable MerchantId merchant, @PathVariable String key, Caller caller) {
        merchants.require(merchant, caller);
        commands.sendAndWait(new RevokeKey(merchant, key, clock.instant()));
    }
}
