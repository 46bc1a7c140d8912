package io.counterfoil.platform.process;

import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.eventlog.ParkedLetter;
import io.counterfoil.platform.eventlog.ParkedLetters;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/parked-events")
class ParkedEventController {
    private final ParkedLetters parked;

    ParkedEventController(ParkedLetters parked) {
        this.parked = parked;
    }

    @Operation(summary = "List events that a projection could not handle, the longest parked first")
    @GetMapping
    @Allows(Caller.Operator.class)
    Page<ParkedLetter> list() {
        return Page.whole(parked.list(PageRequest.LIMIT_MAX));
    }

    @Operation(summary = "Try everything again that a projection has parked, now that it is mended")
    @PostMapping("/{group}/retry")
    @Allows(Caller.Operator.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable String group) {
        parked.retryNow(group);
    }
}
