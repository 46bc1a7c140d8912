package io.counterfoil.notification.endpoint.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.notification.endpoint.Samples;
import org.jspecify.annotations.Nullable;

/**
 * What came of a sample.
 *
 * @param id the {@code webhook-id}
 * @param delivered whether a notice would count as delivered by such an answer
 * @param answer the first 1,024 bytes of it; absent where it had none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SampleView(
        String id,
        boolean delivered,
        @Nullable Integer status,
        @Nullable String failure,
        long latencyMillis,
        @Nullable String answer) {
    static SampleView of(Samples.Tried tried) {
        return new SampleView(
                tried.id(),
                tried.failure() == null,
                tried.status(),
                tried.failure(),
                tried.latencyMillis(),
                tried.answer().isEmpty() ? null : tried.answer());
    }
}
