package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointKeyIssued;
import io.counterfoil.notification.endpoint.EndpointCommand.RotateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an endpoint's keys are changed while notices go on. */
public final class Rotation {
    /** How long earlier keys sign too, unless the merchant says. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    static final Duration OVERLAP_MAX = Duration.ofDays(7);

    /** Each makes the header longer, and the attempt slower. */
    static final int SIGNING_MAX = 5;
    /** Issued ever: the books keep them all. */
    static final int EVER_MAX = 200;

    static List<EndpointEvent> decide(RotateKey command, Endpoint endpoint) {
        var before = issuedFor(command, endpoint);
        if (before.isPresent()) {
            requireSame(before.get(), command);
            return List.of();
        }
        if (command.overlap().isNegative() || command.overlap().compareTo(OVERLAP_MAX) > 0) {
            throw Rejected.invalid("overlap-out-of-range", "keys overlap for at most " + OVERLAP_MAX, "/overlap");
        }
        var issued = new EndpointKeyIssued(
                command.endpoint(),
                command.merchant(),
                command.key(),
                command.now().plus(command.overlap()),
                command.request(),
                command.now());
        requireRoom(endpoint.with(issued), command.now());
        return List.of(issued);
    }

    private static Optional<IssuedKey> issuedFor(RotateKey command, Endpoint endpoint) {
        return endpoint.keys().stream()
                .filter(key -> command.request().equals(key.request()))
                .findFirst();
    }

    private static void requireSame(IssuedKey before, RotateKey command) {
        if (before.key().scheme() != command.key().scheme()) throw differs("scheme");
        if (!before.overlap().equals(command.overlap())) throw differs("overlap");
    }

    private static Rejected differs(String field) {
        return Rejected.differs(
                "rotation-differs", "a key was issued under this request with another " + field, "/" + field);
    }

    /** What this key replaces at once is not in its way. */
    private static void requireRoom(Endpoint then, Instant now) {
        if (then.signing(now).size() > SIGNING_MAX) {
            throw new Rejected("keys-too-many", "at most " + SIGNING_MAX + " keys sign at once: wait for one to end");
        }
        if (then.keys().size() > EVER_MAX) {
            throw new Rejected("keys-exhausted", "an endpoint has at most " + EVER_MAX + " keys, ever");
        }
    }

    private Rotation() {}
}
