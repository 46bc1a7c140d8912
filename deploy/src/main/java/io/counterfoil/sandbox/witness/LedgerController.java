package io.counterfoil.sandbox.witness;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.http.Page;
import io.counterfoil.sandbox.witness.Takings.Entry;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LedgerController {
    static final int LIMIT_MAX = 10_000;

    private final Takings takings;

    LedgerController(Takings takings) {
        this.takings = takings;
    }

    /** Attempts for which money was taken, by their number, or the one asked for. A witness is heard in long pages. */
    @GetMapping("/sandbox/ledger")
    Page<Entry> ledger(
            @RequestParam Optional<String> attempt,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "1000") int limit) {
        if (attempt.isPresent()) return new Page<>(takings.of(attempt.get()), null);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Rejected.invalid("limit-out-of-range", "limit is 1 to " + LIMIT_MAX, "/limit");
        }
        var entries = takings.entries(after, limit + 1);
        return entries.size() <= limit
                ? new Page<>(entries, null)
                : new Page<>(entries.subList(0, limit), entries.get(limit - 1).attempt());
    }
}
