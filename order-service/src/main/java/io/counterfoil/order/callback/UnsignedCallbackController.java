package io.counterfoil.order.callback;

import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UnsignedCallbackController {
    private final StrangersMail mail;

    UnsignedCallbackController(StrangersMail mail) {
        this.mail = mail;
    }

    @Operation(
            summary = "List callbacks without a valid signature, the newest first",
            description = "Capped per account and kept for 30 days: anybody may send them.")
    @GetMapping("/v1/refused-claims/unsigned")
    @Allows({Caller.Auditor.class, Caller.Operator.class})
    Page<StrangersMail.Row> list(PageRequest page) {
        return mail.page(page);
    }
}
