package io.counterfoil.notification.delivery;

import io.counterfoil.notification.endpoint.SigningSecret;
import java.net.URI;

/** A notice ready to be sent, or the reason why it cannot be. */
sealed interface Parcel {
    /** @param id the event's: the same over all attempts, so that a receiver knows what it has had */
    record Ready(URI url, String id, String body, SigningSecret secret) implements Parcel {}

    /** @param why kebab-case */
    record Unsendable(String why) implements Parcel {}
}
