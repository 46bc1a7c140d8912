package io.counterfoil.order.goods.web;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.goods.Catalogue;
import io.counterfoil.order.goods.views.GoodsList;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/goods")
class GoodsReadController {
    private final Catalogue catalogue;
    private final GoodsList list;

    GoodsReadController(Catalogue catalogue, GoodsList list) {
        this.catalogue = catalogue;
        this.list = list;
    }

    @GetMapping("/{goods}")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "See goods",
            description = "asOf: as they were sold at a position of the log or at an instant.")
    GoodsView see(@PathVariable GoodsId goods, Until asOf, Caller caller) {
        return GoodsView.of(catalogue.require(goods, caller, asOf));
    }

    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "List goods, the newest first: a merchant's own, or all for an operator")
    @ReadsFrom(GoodsList.PROJECTION)
    Page<GoodsView> list(@ModelAttribute Wanted wanted, Caller caller, PageRequest request) {
        return list.page(wanted.by(caller), request).map(row -> GoodsView.of(row.offer()));
    }

    /** @param merchant for an operator, who sees everybody's */
    record Wanted(Optional<MerchantId> merchant, Optional<Boolean> active) {
        GoodsList.Filter by(Caller caller) {
            var own = caller instanceof Caller.Server server ? Optional.of(server.merchant()) : merchant;
            return new GoodsList.Filter(own, active);
        }
    }
}
