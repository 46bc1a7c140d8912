package io.counterfoil.notification.delivery;

import io.counterfoil.notification.sending.Carrier;
import io.counterfoil.notification.sending.CarrierLimits;
import io.counterfoil.notification.sending.Trust;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** A carrier that goes to any address, one's own machine too. */
final class Anywhere {
    private static final Duration TIME_OUT = Duration.ofSeconds(5);

    static Carrier carrier() {
        return new Carrier(
                new CarrierLimits(TIME_OUT, TIME_OUT),
                InetAddress::getAllByName,
                (_, _) -> Optional.empty(),
                Trust.of(Optional.empty()));
    }

    private Anywhere() {}
}
