package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;

/** JSON, in which a member of a sealed type has its name in {@code is}. */
final class JsonForm<S> implements StateForm<S> {
    private final Class<S> state;
    private final String digest;
    private final ObjectMapper json = Serialization.stateMapper();

    JsonForm(Class<S> state, int rulesVersion) {
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

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public String write(S known) {
        try {
            return json.writerFor(state).writeValueAsString(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(state + " cannot be written", e);
        }
    }

    @Override
    public S read(String text) throws JsonProcessingException {
        return json.readValue(text, state);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Named {}
}
