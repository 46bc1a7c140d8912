package io.counterfoil.notification.delivery.views;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a delivery stands, in the words of lists and answers. */
public enum DeliveryState {
    WAITING,
    DELIVERED,
    EXHAUSTED;

    /** @throws IllegalArgumentException where it is none */
    public static DeliveryState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
