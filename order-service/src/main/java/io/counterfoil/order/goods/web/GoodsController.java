package io.counterfoil.order.goods.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.goods.Catalogue;
import io.counterfoil.order.goods.GoodsCommand;
import io.counterfoil.order.goods.GoodsCommand.ActivateGoods;
import io.counterfoil.order.goods.GoodsCommand.ChangePrice;
import io.counterfoil.order.goods.GoodsCommand.CreateGoods;
import io.counterfoil.order.goods.GoodsCommand.DeactivateGoods;
import io.counterfoil.order.goods.GoodsCommand.RenameGoods;
import io.counterfoil.order.merchant.Merchants;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.WireMoney;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What may be done to goods; what may be asked about them is {@link GoodsReadController}'s. */
@RestController
@RequestMapping("/v1/goods")
class GoodsController {
    private final CommandGateway commands;
    private final Catalogue catalogue;
    private final Merchants merchants;
    private final InstantSource clock;

    GoodsController(CommandGateway commands, Catalogue catalogue, Merchants merchants, InstantSource clock) {
        this.commands = commands;
        this.catalogue = catalogue;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** @param merchant whose goods: an operator has to say */
    record NewGoods(Optional<MerchantId> merchant, String name, WireMoney price) {}

    record NewPrice(WireMoney price) {}

    record NewName(String name) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Put goods on sale")
    GoodsView create(@RequestBody NewGoods wanted, IdempotencyKey request, Caller caller) {
        var merchant = seller(wanted, caller);
        var goods = GoodsId.derive(merchant, request.orRandom());
        return done(
                new CreateGoods(goods, merchant, wanted.name(), wanted.price().toMoney(), clock.instant()));
    }

    @PutMapping("/{goods}/price")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Change the price: orders keep the one they were placed at")
    GoodsView price(@PathVariable GoodsId goods, @RequestBody NewPrice wanted, Caller caller) {
        catalogue.require(goods, caller);
        return done(new ChangePrice(goods, wanted.price().toMoney(), clock.instant()));
    }

    @PutMapping("/{goods}/name")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Rename goods: orders keep the name they were placed under")
    GoodsView rename(@PathVariable GoodsId goods, @RequestBody NewName wanted, Caller caller) {
        catalogue.require(goods, caller);
        return done(new RenameGoods(goods, wanted.name(), clock.instant()));
    }

    @PostMapping("/{goods}/deactivate")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Take goods off sale: orders that are placed go on")
    GoodsView deactivate(@PathVariable GoodsId goods, Caller caller) {
        catalogue.require(goods, caller);
        return done(new DeactivateGoods(goods, clock.instant()));
    }

    @PostMapping("/{goods}/activate")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Put goods on sale again")
    GoodsView activate(@PathVariable GoodsId goods, Caller caller) {
        catalogue.require(goods, caller);
        return done(new ActivateGoods(goods, clock.instant()));
    }

    private GoodsView done(GoodsCommand command) {
        commands.sendAndWait(command);
        return GoodsView.of(catalogue.require(command.goods()));
    }

    private MerchantId seller(NewGoods wanted, Caller caller) {
        if (caller instanceof Caller.Server server && wanted.merchant().isEmpty()) return server.merchant();
        return wanted.merchant()
                .filter(caller::mayKnowOf)
                .filter(merchants::exists)
                .orElseThrow(() ->
                        Rejected.invalid("merchant-unknown", "Whose goods these are has to be said.", "/merchant"));
    }
}
