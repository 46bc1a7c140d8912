package io.counterfoil.openapi;

import io.counterfoil.kernel.id.Id;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Ids on the wire are plain strings. */
final class IdsAreText implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (isId(type)) {
            var text = new StringSchema();
            text.addType("string");
            return text;
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    private static boolean isId(AnnotatedType type) {
        return Id.class.isAssignableFrom(
                Json31.mapper().constructType(type.getType()).getRawClass());
    }
}
