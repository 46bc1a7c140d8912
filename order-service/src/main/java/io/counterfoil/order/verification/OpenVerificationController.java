package io.counterfoil.order.verification;

import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OpenVerificationController {
    private final OpenVerificationTable open;

    OpenVerificationController(OpenVerificationTable open) {
        this.open = open;
    }

    @Operation(
            summary = "List orders whose provider is still to be asked",
            description = "givenUp=true: only those that wait for a person to resume them.")
    @GetMapping("/v1/verifications")
    @ReadsFrom("open-verification")
    @Allows(Caller.Operator.class)
    Page<OpenVerificationTable.Row> list(@RequestParam(defaultValue = "false") boolean givenUp, PageRequest page) {
        return open.page(givenUp, page);
    }
}
