package io.counterfoil.platform.access;

import io.counterfoil.platform.http.Refusal;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Holds callers back who ask too much, each by their own key. */
@Component
final class RateLimits {
    private final Buckets servers;
    private final Buckets fronts;
    private final Buckets browsers;
    private final Buckets clients;
    private final Buckets strangers;

    @Autowired
    RateLimits(RateTerms terms) {
        this(terms, TimeMeter.SYSTEM_MILLISECONDS);
    }

    RateLimits(RateTerms terms, TimeMeter time) {
        servers = new Buckets(terms.server(), time);
        fronts = new Buckets(terms.front(), time);
        browsers = new Buckets(terms.browser(), time);
        clients = new Buckets(terms.client(), time);
        strangers = new Buckets(terms.stranger(), time);
    }

    /** @throws Refusal 429 */
    void count(Caller caller, String address) {
        switch (caller) {
            case Caller.Server _, Caller.Operator _, Caller.Analyst _, Caller.Auditor _ ->
                require(servers.take(caller.actor()));
            case Caller.Client _ -> require(clients.take(caller.actor()));
            case Caller.Front _ -> {
                require(browsers.take(caller.actor() + " " + address));
                require(fronts.take(caller.actor()));
            }
        }
    }

    /** @throws Refusal 429 */
    void countStranger(String address) {
        require(strangers.take(address));
    }

    private static void require(Optional<Duration> again) {
        again.ifPresent(wait -> {
            throw Refusal.tooMany(
                    "rate-limited", "These are too many requests at once. Please wait as Retry-After says.", wait);
        });
    }
}
