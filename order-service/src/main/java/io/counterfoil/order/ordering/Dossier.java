package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.order.ordering.Try.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is known of an order in every state.
 *
 * @param tries the attempts, oldest first; the first starts in the commit that places the order
 * @param choices which attempt was to be paid, oldest first
 * @param owed payments that came too late or twice: the payer's money
 */
public record Dossier(OrderContent content, List<Try> tries, List<Choice> choices, List<Owed> owed, Patience patience) {

    static Dossier of(OrderContent content) {
        return new Dossier(content, List.of(), List.of(), List.of(), Patience.FRESH);
    }

    /** The attempt that is to be paid. */
    public Try current() {
        return find(choices.getLast().attempt()).orElseThrow();
    }

    public boolean isCurrent(Try tried) {
        return tried.number().equals(choices.getLast().attempt());
    }

    /** The attempts that may still be paid, for all that is known. */
    public List<Try> unsettled() {
        return tries.stream().filter(Try::mayBePaid).toList();
    }

    public Optional<Try> find(AttemptNo number) {
        return tries.stream().filter(tried -> tried.number().equals(number)).findFirst();
    }

    /** From when on it is counted how long providers say nothing. */
    public Instant patientSince() {
        var resumedAt = patience.resumedAt();
        return resumedAt == null || resumedAt.isBefore(content.expiresAt()) ? content.expiresAt() : resumedAt;
    }

    Dossier trying(Try another, Choice choice) {
        return new Dossier(content, plus(tries, another), plus(choices, choice), owed, patience.afresh());
    }

    Dossier choosing(Choice choice) {
        return new Dossier(content, tries, plus(choices, choice), owed, patience.afresh());
    }

    Dossier prepared(AttemptNo number, PaymentParameters payment) {
        return with(number, tried -> tried.prepared(payment));
    }

    Dossier standing(AttemptNo number, Standing standing) {
        return with(number, tried -> tried.with(standing));
    }

    Dossier owing(Owed more) {
        return new Dossier(content, tries, choices, plus(owed, more), patience).standing(more.attempt(), Standing.PAID);
    }

    Dossier with(Patience other) {
        return new Dossier(content, tries, choices, owed, other);
    }

    private Dossier with(AttemptNo number, UnaryOperator<Try> change) {
        var after = tries.stream()
                .map(tried -> tried.number().equals(number) ? change.apply(tried) : tried)
                .toList();
        return new Dossier(content, after, choices, owed, patience);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}
