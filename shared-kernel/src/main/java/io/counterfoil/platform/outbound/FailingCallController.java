package io.counterfoil.platform.outbound;

import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.outbound.CallList.FailingCall;
import io.counterfoil.platform.outbound.CallList.Place;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FailingCallController {
    private static final String BETWEEN = " ";

    private final CallList calls;

    FailingCallController(CallList calls) {
        this.calls = calls;
    }

    @GetMapping("/v1/failing-calls")
    @Allows(Caller.Operator.class)
    Page<FailingCall> list(PageRequest page) {
        var after = page.after().map(FailingCallController::place).orElse(new Place("", ""));
        return Page.of(page, calls.failing(after, page.rows()), FailingCallController::cursor);
    }

    private static String cursor(FailingCall call) {
        return call.kind() + BETWEEN + call.subject();
    }

    private static Place place(String cursor) {
        var parts = cursor.split(BETWEEN, 2);
        return new Place(parts[0], parts.length == 2 ? parts[1] : "");
    }
}
