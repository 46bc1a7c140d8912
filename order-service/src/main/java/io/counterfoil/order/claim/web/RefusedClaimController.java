package io.counterfoil.order.claim.web;

import io.counterfoil.order.claim.views.RefusedClaims;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RefusedClaimController {
    private final RefusedClaims claims;

    RefusedClaimController(RefusedClaims claims) {
        this.claims = claims;
    }

    @Operation(summary = "List validly signed claims that no order believed, the newest first")
    @GetMapping("/v1/refused-claims")
    @ReadsFrom(RefusedClaims.PROJECTION)
    @Allows({Caller.Auditor.class, Caller.Operator.class})
    Page<RefusedClaims.Row> list(@ModelAttribute RefusedClaims.Filter wanted, PageRequest page) {
        return claims.page(wanted, page);
    }
}
