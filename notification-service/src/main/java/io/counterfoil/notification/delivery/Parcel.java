package io.counterfoil.notification.delivery;

import io.counterfoil.notification.endpoint.SigningKey;
import io.counterfoil.notification.notice.Content;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A notice ready to be sent, or the reason why it cannot be. */
sealed interface Parcel {
    /**
     * @param id the event's: the same over all attempts, so that a receiver knows what it has had
     * @param keys those that sign now, the newest first
     * @param successWord what a good answer has to say; any good answer will do where empty
     */
    record Ready(URI url, String id, Content content, List<SigningKey> keys, Optional<String> successWord)
            implements Parcel {}

    /**
     * Not to be called now: who may be called is the operator's to say, and may be said otherwise.
     *
     * @param why kebab-case: {@code url-not-https}
     */
    record Refused(String why) implements Parcel {}

    /** @param why kebab-case: {@code secret-forgotten} */
    record Unsendable(String why) implements Parcel {}
}
