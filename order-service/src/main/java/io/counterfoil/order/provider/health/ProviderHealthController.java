package io.counterfoil.order.provider.health;

import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProviderHealthController {
    private final ProviderHealth health;

    ProviderHealthController(ProviderHealth health) {
        this.health = health;
    }

    @Operation(
            summary = "List how the providers have been answering, account by account",
            description = "As this process knows them: since its start, and of the accounts that it has called about.")
    @GetMapping("/v1/provider-health")
    @Allows(Caller.Operator.class)
    Page<Row> list(PageRequest page) {
        return Page.of(page, health.after(page.after().orElse(""), page.rows()), AccountHealth::name)
                .map(Row::of);
    }

    /**
     * An account with a provider.
     *
     * @param since when the state began
     * @param failures among the last calls, as many as are looked at
     * @param underWay calls that are being made
     */
    record Row(String provider, String account, CircuitState state, Instant since, int failures, int underWay) {
        static Row of(AccountHealth health) {
            return new Row(
                    health.provider(),
                    health.account(),
                    health.state(),
                    health.since(),
                    health.failures(),
                    health.underWay());
        }
    }
}
