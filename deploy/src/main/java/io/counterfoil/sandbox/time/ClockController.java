package io.counterfoil.sandbox.time;

import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves rules, timers and providers together. */
@RestController
@RequestMapping("/sandbox/clock")
class ClockController {
    private final MovableClock clock;

    ClockController(MovableClock clock) {
        this.clock = clock;
    }

    @GetMapping
    Time now() {
        return new Time(clock.instant());
    }

    @PostMapping
    Time advance(@RequestBody Step step) {
        return new Time(clock.advance(step.advance()));
    }

    record Step(Duration advance) {}

    record Time(Instant now) {}
}
