package io.counterfoil.sandbox.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is a provider's own about its notices: one bean for each provider. */
public interface Notifier {
    /** {@code alipay}, {@code wechat}: as {@link Notice#provider} says. */
    String provider();

    /** How long it waits after the first, the second and each further delivery that was not acknowledged. */
    List<Duration> pauses();

    /** Makes one delivery: called anew for each. */
    Message sign(Notice notice, Signing signing);

    /** Whether this is how the provider wants a notice to be answered. */
    boolean acknowledged(int status, String body);

    /** The same notice about another amount of money. */
    Notice withAnotherAmount(Notice notice);

    /** What the provider could have told about the attempt before this notice, where it tells of such things. */
    default Optional<Notice> before(Notice notice) {
        return Optional.empty();
    }
}
