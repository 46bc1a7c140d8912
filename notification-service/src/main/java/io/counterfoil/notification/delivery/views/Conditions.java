package io.counterfoil.notification.delivery.views;

import java.util.ArrayList;
import java.util.List;

/** Only those that are asked for stand in the statement, so that each has its index. */
final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions and(String text, Object... values) {
        texts.add(text);
        this.values.addAll(List.of(values));
        return this;
    }

    String text() {
        return String.join(" and ", texts);
    }

    List<Object> values() {
        return values;
    }
}
