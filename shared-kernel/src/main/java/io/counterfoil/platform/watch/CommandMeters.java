package io.counterfoil.platform.watch;

import io.counterfoil.kernel.decide.Rejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.monitoring.MessageMonitor;

/** How many commands of each kind there are, how long they take until their events are durable, and why they are refused. */
public final class CommandMeters implements MessageMonitor<CommandMessage<?>> {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Timer.Builder timer = Timer.builder("commands")
            .description("deciding a command and storing its events")
            .serviceLevelObjectives(BOUNDS);
    private final MeterRegistry registry;

    CommandMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public MonitorCallback onMessageIngested(CommandMessage<?> message) {
        return new Callback(message.getPayloadType().getSimpleName(), Timer.start(registry));
    }

    private final class Callback implements MonitorCallback {
        private final String command;
        private final Timer.Sample sample;

        Callback(String command, Timer.Sample sample) {
            this.command = command;
            this.sample = sample;
        }

        @Override
        public void reportSuccess() {
            stop("accepted");
        }

        @Override
        public void reportFailure(Throwable cause) {
            if (cause instanceof Rejected rejected) {
                refused(rejected.code());
                stop("rejected");
            } else {
                stop("failed");
            }
        }

        @Override
        public void reportIgnored() {
            stop("ignored");
        }

        private void refused(String code) {
            Counter.builder("commands.rejected")
                    .description("commands that the rules refused")
                    .tags("command", command, "code", code)
                    .register(registry)
                    .increment();
        }

        private void stop(String outcome) {
            var _ = sample.stop(
                    timer.tags("command", command, "outcome", outcome).register(registry));
        }
    }
}
