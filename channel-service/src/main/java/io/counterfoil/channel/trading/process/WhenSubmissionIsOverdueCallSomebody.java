package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.BookEvent.SubmissionOverdue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A payee is about to lose money: an alarm hangs on this counter, and the log says on which channel. */
@Component
@ProcessingGroup("channel-submission-overdue")
@DisallowReplay
class WhenSubmissionIsOverdueCallSomebody {
    private static final Logger LOG = LoggerFactory.getLogger(WhenSubmissionIsOverdueCallSomebody.class);

    private final Counter overdue;

    WhenSubmissionIsOverdueCallSomebody(MeterRegistry registry) {
        overdue = Counter.builder("counterfoil.submissions.overdue")
                .description("windows that are nearly over while vouchers are not submitted")
                .register(registry);
    }

    @EventHandler
    void on(SubmissionOverdue event) {
        LOG.error(
                "{}: vouchers of {} lanes are not submitted, and nothing is redeemed from {} on",
                event.channel(),
                event.lanes(),
                event.windowEnds());
        overdue.increment();
    }
}
