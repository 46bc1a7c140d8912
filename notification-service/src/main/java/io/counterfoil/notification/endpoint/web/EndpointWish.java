package io.counterfoil.notification.endpoint.web;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.kernel.order.GoodsId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of an endpoint.
 *
 * @param kinds the events to tell of: {@code order.paid}, or of a family: {@code channel.*}
 * @param goods tell only of these goods' orders, and tell those nowhere else
 * @param format {@code standard} where it does not say
 * @param successWord what a good answer to a form says; {@code success} where it does not say
 * @param schedule of the attempts, by its name: {@code wechat} or {@code standard}
 * @param waits a schedule of one's own: how long to wait after each failure
 * @param ordered whether the notices of one order come one after the other
 */
record EndpointWish(
        String url,
        Set<String> kinds,
        Optional<GoodsId> goods,
        Optional<NoticeFormat> format,
        Optional<String> successWord,
        Optional<String> schedule,
        Optional<List<Duration>> waits,
        Optional<Boolean> ordered) {
    private static final String SUCCESS = "success";

    EndpointSettings settings() {
        var terms = new EndpointTerms(
                word(), schedule.orElse(null), waits.map(EndpointWish::seconds).orElse(null), ordered.orElse(false));
        return new EndpointSettings(url, kinds, goods.orElse(null), terms);
    }

    private @Nullable String word() {
        if (format.orElse(NoticeFormat.STANDARD) == NoticeFormat.FORM) return successWord.orElse(SUCCESS);
        if (successWord.isEmpty()) return null;
        throw Rejected.invalid("success-word-without-form", "only a form asks for a word", "/successWord");
    }

    /** What is no number of seconds is no wait that the rules allow. */
    private static List<Integer> seconds(List<Duration> waits) {
        return waits.stream()
                .map(wait ->
                        wait.equals(wait.truncatedTo(SECONDS)) ? Math.clamp(wait.toSeconds(), 0, Integer.MAX_VALUE) : 0)
                .toList();
    }
}
