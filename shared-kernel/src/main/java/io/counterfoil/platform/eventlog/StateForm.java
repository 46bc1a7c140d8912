package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterfoil.kernel.decide.Decider;
import org.springframework.core.ResolvableType;

/** The form in which states of one kind are written down. */
interface StateForm<S> {
    @SuppressWarnings("unchecked") // the rules' second parameter is their state
    static <S> StateForm<S> of(Decider<?, S, ?> rules) {
        var state = ResolvableType.forClass(Decider.class, rules.getClass()).getGeneric(1);
        return new JsonForm<>((Class<S>) state.toClass(), rules.version());
    }

    /** What was written under another digest cannot be read, or does not mean what it meant. */
    String digest();

    String write(S known);

    /** @throws JsonProcessingException for what was not written so */
    S read(String text) throws JsonProcessingException;
}
