package io.counterfoil.order.ordering.web;

import io.counterfoil.kernel.decide.Rejected;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/orders/{id}/attempts}. */
record AttemptRequest(@Nullable String provider) {
    String check() {
        if (provider == null) throw Rejected.invalid("field-missing", "this field is needed", "/provider");
        return provider;
    }
}
