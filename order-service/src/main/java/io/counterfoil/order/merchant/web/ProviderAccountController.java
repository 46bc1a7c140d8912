package io.counterfoil.order.merchant.web;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.AccountForms;
import io.counterfoil.order.merchant.MerchantCommand.SetProviderAccount;
import io.counterfoil.order.merchant.Merchants;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/merchants/{merchant}/providers")
class ProviderAccountController {
    private final CommandGateway commands;
    private final Merchants merchants;
    private final AccountForms forms;
    private final InstantSource clock;

    ProviderAccountController(CommandGateway commands, Merchants merchants, AccountForms forms, InstantSource clock) {
        this.commands = commands;
        this.merchants = merchants;
        this.forms = forms;
        this.clock = clock;
    }

    @PutMapping("/{provider}")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary =
                    "Set the account with a provider, all of it: the fields are those that the provider's form asks for")
    AccountView set(
            @PathVariable MerchantId merchant,
            @PathVariable String provider,
            @RequestBody AccountFields values,
            Caller caller) {
        merchants.require(merchant, caller);
        var filled = forms.fill(merchant, provider, values);
        commands.sendAndWait(new SetProviderAccount(merchant, filled, clock.instant()));
        return AccountView.of(
                Objects.requireNonNull(merchants.require(merchant).accounts().get(provider)));
    }

    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "List the accounts with providers, without their secrets")
    Page<AccountView> list(@PathVariable MerchantId merchant, Until asOf, Caller caller) {
        return Page.whole(merchants.require(merchant, caller, asOf).accounts().values().stream()
                .map(AccountView::of)
                .toList());
    }
}
