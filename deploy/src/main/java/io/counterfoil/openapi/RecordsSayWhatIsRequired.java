package io.counterfoil.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a record cannot do without is required, in requests as in answers. */
final class RecordsSayWhatIsRequired implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) return null;
        @Nullable Schema<?> schema = others.next().resolve(type, context, others);
        var raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) require(model(schema, context), raw);
        return schema;
    }

    private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        @Nullable String ref = schema.get$ref();
        if (ref == null) return schema;
        return context.getDefinedModels().getOrDefault(ref.substring(ref.lastIndexOf('/') + 1), schema);
    }

    private static void require(Schema<?> model, Class<?> type) {
        @Nullable Map<?, ?> properties = model.getProperties();
        if (properties == null) return;
        model.setRequired(Arrays.stream(type.getRecordComponents())
                .filter(component -> properties.containsKey(component.getName()) && isRequired(component))
                .map(RecordComponent::getName)
                .toList());
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType() != Optional.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
