package io.counterfoil.order.merchant.web;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.MerchantCommand.DisableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.EnableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.RegisterMerchant;
import io.counterfoil.order.merchant.Merchants;
import io.counterfoil.order.merchant.views.MerchantList;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/merchants")
class MerchantController {
    private final CommandGateway commands;
    private final Merchants merchants;
    private final MerchantList list;
    private final InstantSource clock;

    MerchantController(CommandGateway commands, Merchants merchants, MerchantList list, InstantSource clock) {
        this.commands = commands;
        this.merchants = merchants;
        this.list = list;
        this.clock = clock;
    }

    record NewMerchant(String name) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allows(Caller.Operator.class)
    @Operation(summary = "Register a merchant")
    MerchantView register(@RequestBody NewMerchant wanted, IdempotencyKey request) {
        var merchant = MerchantId.derive(request.orRandom());
        commands.sendAndWait(new RegisterMerchant(merchant, wanted.name(), clock.instant()));
        return view(merchant);
    }

    @GetMapping
    @Allows(Caller.Operator.class)
    @Operation(summary = "List merchants, the newest first")
    @ReadsFrom(MerchantList.PROJECTION)
    Page<MerchantView> list(@RequestParam Optional<Boolean> enabled, PageRequest request) {
        return list.page(enabled, request).map(MerchantView::of);
    }

    @GetMapping("/{merchant}")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "See a merchant", description = "asOf: as it was at a position of the log or at an instant.")
    MerchantView see(@PathVariable MerchantId merchant, Until asOf, Caller caller) {
        return MerchantView.of(merchants.require(merchant, caller, asOf));
    }

    @PostMapping("/{merchant}/disable")
    @Allows(Caller.Operator.class)
    @Operation(summary = "Refuse a merchant's keys from now on")
    MerchantView disable(@PathVariable MerchantId merchant) {
        commands.sendAndWait(new DisableMerchant(merchant, clock.instant()));
        return view(merchant);
    }

    @PostMapping("/{merchant}/enable")
    @Allows(Caller.Operator.class)
    @Operation(summary = "Take a merchant's keys again")
    MerchantView enable(@PathVariable MerchantId merchant) {
        commands.sendAndWait(new EnableMerchant(merchant, clock.instant()));
        return view(merchant);
    }

    private MerchantView view(MerchantId merchant) {
        return MerchantView.of(merchants.require(merchant));
    }
}
