package io.counterfoil.order.provider.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What an alarm hangs on: two gauges for each account that was called about. */
final class HealthMeters {
    static void measure(AccountHealth health, MeterRegistry meters) {
        Gauge.builder("counterfoil.provider.circuit", health, it -> it.state().figure())
                .description("0 where calls are made, 1 where a few are tried, 2 where the account is left alone")
                .tags("provider", health.provider(), "account", health.account())
                .register(meters);
        Gauge.builder("counterfoil.provider.calls.under.way", health, AccountHealth::underWay)
                .description("calls about an account that are being made")
                .tags("provider", health.provider(), "account", health.account())
                .register(meters);
    }

    private HealthMeters() {}
}
