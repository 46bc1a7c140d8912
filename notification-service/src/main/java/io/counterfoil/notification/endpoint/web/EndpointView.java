package io.counterfoil.notification.endpoint.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param state of three: enabled, disabled, deleted
 * @param goods told of these goods' orders alone; of all others where absent
 * @param schedule by its name; the operator's where it is absent and there are no {@code waits}
 * @param keys that sign a notice sent now, the newest first
 * @param disabledAt since when nothing is sent there; absent while it is enabled
 * @param gone the delivery answered with 410, where that is what disabled it
 * @param failingSince since when it had only failed, where that is why it was disabled
 * @param secret what verifies the notices, shown once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointView(
        EndpointId id,
        String state,
        String url,
        List<String> kinds,
        @Nullable GoodsId goods,
        NoticeFormat format,
        @Nullable String successWord,
        @Nullable String schedule,
        @Nullable List<Duration> waits,
        boolean ordered,
        List<SigningKeyView> keys,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable DeliveryId gone,
        @Nullable Instant failingSince,
        @Nullable Instant deletedAt,
        @Nullable String secret) {

    /** Gives no secret away. */
    @Override
    public String toString() {
        return id.value();
    }

    /** @param secret of a key that was made just now */
    static EndpointView of(Endpoint endpoint, Instant now, @Nullable String secret) {
        var settings = endpoint.settings();
        var terms = settings.terms();
        var standing = endpoint.standing();
        return new EndpointView(
                endpoint.id(),
                state(standing),
                settings.url(),
                settings.kinds().stream().sorted().toList(),
                settings.goods(),
                terms.successWord() == null ? NoticeFormat.STANDARD : NoticeFormat.FORM,
                terms.successWord(),
                terms.schedule(),
                waits(terms.waitsSeconds()),
                terms.ordered(),
                SigningKeyView.of(endpoint, now),
                endpoint.createdAt(),
                disabledAt(standing),
                standing instanceof Standing.Disabled disabled ? disabled.gone() : null,
                standing instanceof Standing.Failing failing ? failing.since() : null,
                standing instanceof Standing.Deleted deleted ? deleted.at() : null,
                secret);
    }

    private static String state(Standing standing) {
        return switch (standing) {
            case Standing.Enabled _ -> "enabled";
            case Standing.Disabled _, Standing.Failing _ -> "disabled";
            case Standing.Deleted _ -> "deleted";
        };
    }

    private static @Nullable Instant disabledAt(Standing standing) {
        return switch (standing) {
            case Standing.Disabled disabled -> disabled.at();
            case Standing.Failing failing -> failing.at();
            case Standing.Enabled _, Standing.Deleted _ -> null;
        };
    }

    private static @Nullable List<Duration> waits(@Nullable List<Integer> seconds) {
        return seconds == null
                ? null
                : seconds.stream().map(Duration::ofSeconds).toList();
    }
}
