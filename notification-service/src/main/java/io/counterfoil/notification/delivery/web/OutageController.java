package io.counterfoil.notification.delivery.web;

import io.counterfoil.notification.delivery.Outage;
import io.counterfoil.notification.delivery.Replays;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does when notices have been lost on our side of the line. */
@RestController
class OutageController {
    private final Replays replays;
    private final InstantSource clock;

    OutageController(Replays replays, InstantSource clock) {
        this.replays = replays;
        this.clock = clock;
    }

    /**
     * @param since when the notices were due first, at the earliest
     * @param until when they were due first, at the latest; now where it does not say
     * @param state those that are in it now: {@code exhausted} for the dead letters
     */
    record OutageWish(Instant since, Optional<Instant> until, Optional<String> state) {
        Outage outage(Instant now) {
            return new Outage(since, until.orElse(now), state.map(WantedDeliveries::state));
        }
    }

    @Operation(
            summary = "Have the notices of a time sent again, to all endpoints",
            description =
                    "To those that are sent anything, with the webhook-id that they had; state=exhausted: the dead"
                            + " letters. An endpoint whose notices are being sent again already is left out.")
    @PostMapping("/v1/deliveries/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allows(Caller.Operator.class)
    Replays.Everywhere replay(@RequestBody OutageWish wish, IdempotencyKey request) {
        var now = clock.instant();
        return replays.beginEverywhere("outage/" + request.orRandom(), wish.outage(now), now);
    }
}
