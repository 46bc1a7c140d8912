package io.counterfoil.order.goods.web;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.goods.Catalogue;
import io.counterfoil.order.goods.views.GoodsList;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
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
    @Operation(summary = "See goods as they are sold now")
    GoodsView see(@PathVariable GoodsId goods, Caller caller) {
        return GoodsView.of(catalogue.require(goods, caller));
    }

    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "List goods, the newest first: a merchant's own, or all for an operator")
    Page<GoodsView> list(Caller caller, PageRequest request, HttpServletResponse response) {
        return list.page(whose(caller), request, response).map(row -> GoodsView.of(row.offer()));
    }

    private static Optional<MerchantId> whose(Caller caller) {
        return caller instanceof Caller.Server server ? Optional.of(server.merchant()) : Optional.empty();
    }
}
