package io.counterfoil.notification.endpoint;

import static java.util.stream.Collectors.joining;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.notice.NoticeKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be asked of an endpoint. Its URL has been let through by {@link UrlRule} before. */
final class Wish {
    /** A word is short, and found in the beginning of an answer. */
    static final int SUCCESS_WORD_LENGTH_MAX = 64;

    static final int WAITS_MAX = 30;
    static final Duration WAIT_MIN = Duration.ofSeconds(1);
    static final Duration WAIT_MAX = Duration.ofDays(1);

    /** Of all waits together: somebody has to look at what did not arrive in a week. */
    static final Duration WAITS_TOTAL_MAX = Duration.ofDays(7);

    static void check(EndpointSettings settings) {
        checkKinds(settings);
        var terms = settings.terms();
        checkWord(terms.successWord());
        checkSchedule(terms);
        if (terms.waitsSeconds() != null) checkWaits(terms.waitsSeconds());
    }

    private static void checkKinds(EndpointSettings settings) {
        if (settings.kinds().isEmpty()) {
            throw Rejected.invalid("kinds-missing", "an endpoint is told of at least one kind of event", "/kinds");
        }
        var unknown = settings.kinds().stream()
                .filter(kind -> !NoticeKind.mayBeAskedFor(kind))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw Rejected.invalid("kind-unknown", "nobody is told of " + String.join(", ", unknown), "/kinds");
        }
    }

    private static void checkWord(@Nullable String word) {
        if (word == null) return;
        boolean fits = !word.isEmpty() && word.length() <= SUCCESS_WORD_LENGTH_MAX;
        if (!fits || !word.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw Rejected.invalid(
                    "success-word-invalid",
                    "a word is 1 to " + SUCCESS_WORD_LENGTH_MAX + " visible ASCII characters",
                    "/successWord");
        }
    }

    private static void checkSchedule(EndpointTerms terms) {
        if (terms.schedule() == null) return;
        if (terms.waitsSeconds() != null) {
            throw Rejected.invalid("schedule-twice", "a schedule has a name or waits of its own", "/waits");
        }
        if (!Schedule.names().contains(terms.schedule())) {
            var names = Schedule.names().stream().sorted().collect(joining(", "));
            throw Rejected.invalid("schedule-unknown", "the schedules are " + names, "/schedule");
        }
    }

    private static void checkWaits(List<Integer> seconds) {
        if (seconds.isEmpty() || seconds.size() > WAITS_MAX) {
            throw waits("waits-count", "a schedule of one's own has 1 to " + WAITS_MAX + " waits");
        }
        if (seconds.stream().anyMatch(wait -> wait < WAIT_MIN.toSeconds() || wait > WAIT_MAX.toSeconds())) {
            throw waits("wait-out-of-range", "a wait is between " + WAIT_MIN + " and " + WAIT_MAX);
        }
        if (seconds.stream().mapToLong(Integer::longValue).sum() > WAITS_TOTAL_MAX.toSeconds()) {
            throw waits("waits-too-long", "all waits together are at most " + WAITS_TOTAL_MAX);
        }
    }

    private static Rejected waits(String code, String why) {
        return Rejected.invalid(code, why, "/waits");
    }

    /** @throws Rejected where the endpoint was not created by the same request */
    static void requireSame(Endpoint before, CreateEndpoint now) {
        var was = before.asCreated();
        var is = now.settings();
        if (!was.url().equals(is.url())) throw differs("url");
        if (!was.kinds().equals(is.kinds())) throw differs("kinds");
        if (!Objects.equals(was.goods(), is.goods())) throw differs("goods");
        if (!Objects.equals(was.terms().successWord(), is.terms().successWord())) throw differs("successWord");
        if (!Objects.equals(was.terms().schedule(), is.terms().schedule())) throw differs("schedule");
        if (!Objects.equals(was.terms().waitsSeconds(), is.terms().waitsSeconds())) throw differs("waits");
        if (was.terms().ordered() != is.terms().ordered()) throw differs("ordered");
        if (firstKeys(before) != now.keys().size()) throw differs("asymmetric");
    }

    private static long firstKeys(Endpoint endpoint) {
        return endpoint.keys().stream().filter(key -> key.request() == null).count();
    }

    private static Rejected differs(String field) {
        return Rejected.differs(
                "endpoint-differs", "an endpoint was created under this key with another " + field, "/" + field);
    }

    private Wish() {}
}
