package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.counterfoil.kernel.decide.Decider;
import org.springframework.core.ResolvableType;

/** The form in which states of one kind are written down: JSON, in which a member of a sealed type has its name in {@code is}. */
final class StateForm<S> {
    private final Class<S> state;
    private final String digest;
    private final ObjectMapper json = Serialization.stateMapper();

    private StateForm(Class<S> state, int rulesVersion) {
        var shape = new Shape(state);
        this.state = state;
        this.digest = shape.digest(rulesVersion);
        json.setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE);
        for (var sealed : shape.sealedTypes()) {
            json.addMixIn(sealed, Named.class);
            for (var member : sealed.getPermittedSubclasses()) {
                json.registerSubtypes(new NamedType(member, member.getSimpleName()));
            }
        }
    }

    @SuppressWarnings("unchecked") // the rules' second parameter is their state
    static <S> StateForm<S> of(Decider<?, S, ?> rules) {
        var state = ResolvableType.forClass(Decider.class, rules.getClass()).getGeneric(1);
        return new StateForm<>((Class<S>) state.toClass(), rules.version());
    }

    /** What was written under another digest cannot be read, or does not mean what it meant. */
    String digest() {
        return digest;
    }

    String write(S known) {
        try {
            return json.writerFor(state).writeValueAsString(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(state + " cannot be written", e);
        }
    }

    /** @throws JsonProcessingException for what was not written so */
    S read(String text) throws JsonProcessingException {
        return json.readValue(text, state);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Named {}
}
