package io.counterfoil;

import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Timers;
import io.counterfoil.platform.watch.ConsumerWatch;
import io.counterfoil.platform.watch.Stuck;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Live: the process answers. Ready: it takes requests, and what they lead to will happen. */
@RestController
@RequestMapping("/health")
class Health {
    private final ApplicationAvailability availability;
    private final History history;
    private final EventProcessingConfiguration consumers;
    private final Timers timers;
    private final ConsumerWatch watch;

    Health(
            ApplicationAvailability availability,
            History history,
            EventProcessingConfiguration consumers,
            Timers timers,
            ConsumerWatch watch) {
        this.watch = watch;
        this.availability = availability;
        this.history = history;
        this.consumers = consumers;
        this.timers = timers;
    }

    record Live(boolean live) {}

    /** @param stuck parts of the log that a consumer does not get on with, and why */
    record Ready(boolean started, boolean log, boolean consumers, boolean timers, List<Stuck> stuck) {
        boolean everything() {
            return started && log && consumers && timers && stuck.isEmpty();
        }
    }

    @GetMapping("/live")
    Live live() {
        return new Live(true);
    }

    @GetMapping("/ready")
    ResponseEntity<Ready> ready() {
        var ready = new Ready(
                availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC,
                logCanBeRead(),
                consumers.eventProcessors().values().stream().allMatch(Health::follows),
                timers.isRunning(),
                watch.stuck());
        return ResponseEntity.status(ready.everything() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(ready);
    }

    private boolean logCanBeRead() {
        try {
            return history.position() >= 0;
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static boolean follows(EventProcessor consumer) {
        return consumer.isRunning() && !consumer.isError();
    }
}
