package io.counterfoil.order.verification;

import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What has been given up is somebody's task: an alarm hangs on this gauge. */
@Component
class VerificationMeters {
    VerificationMeters(MeterRegistry registry, OpenVerificationTable open, Watch watch) {
        var givenUp = watch.over(open::givenUp);
        Gauge.builder("counterfoil.verifications.given.up", () -> givenUp.figure(Number::doubleValue))
                .description("orders whose provider could not be asked and which wait for a person")
                .register(registry);
    }
}
