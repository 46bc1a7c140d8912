package io.counterfoil.openapi;

import static java.util.stream.Collectors.joining;

import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Says of each route what follows from its parameters and its {@code @Allows}. */
final class Conventions implements OperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod route) {
        operation.setTags(List.of(feature(route)));
        operation.setOperationId(operationId(route));
        if (takes(route, IdempotencyKey.class)) operation.addParametersItem(idempotencyKey());
        if (takes(route, PageRequest.class)) {
            operation.addParametersItem(limit());
            operation.addParametersItem(after());
        }
        if (takes(route, Until.class)) operation.addParametersItem(asOf());
        if (route.hasMethodAnnotation(GetMapping.class)) operation.addParametersItem(atLeast());
        @Nullable Allows allows = route.getMethodAnnotation(Allows.class);
        if (allows != null && allows.value().length > 0) {
            operation.addSecurityItem(new SecurityRequirement().addList(OpenApiModule.KEY));
            operation.getResponses().addApiResponse("401", problem("No valid key."));
            operation.getResponses().addApiResponse("403", problem("Not with this key. Takes: " + names(allows) + "."));
        }
        operation.getResponses().addApiResponse("default", problem("Why it was not done."));
        return operation;
    }

    /** The package says what a controller is about: {@code io.counterfoil.order.goods.web}. */
    private static String feature(HandlerMethod route) {
        var path = route.getBeanType().getPackageName().replaceFirst("\\.web$", "");
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String operationId(HandlerMethod route) {
        return route.getBeanType().getSimpleName().replaceFirst("Controller$", "")
                + "."
                + route.getMethod().getName();
    }

    private static boolean takes(HandlerMethod route, Class<?> type) {
        return Arrays.stream(route.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static String names(Allows allows) {
        return Arrays.stream(allows.value())
                .map(caller -> caller.getSimpleName().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(IdempotencyKey.HEADER)
                .description("What the caller calls this creation: repeated under the same key it is the same thing.")
                .schema(text().minLength(1).maxLength(IdempotencyKey.LENGTH_MAX));
    }

    private static Parameter limit() {
        var schema = new IntegerSchema();
        schema.addType("integer");
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(PageRequest.LIMIT_MAX));
        schema.setDefault(PageRequest.LIMIT_DEFAULT);
        return new Parameter()
                .in("query")
                .name("limit")
                .description("How many items at most.")
                .schema(schema);
    }

    private static Parameter after() {
        return new Parameter()
                .in("query")
                .name("after")
                .description("The next of the page before.")
                .schema(text());
    }

    private static Parameter asOf() {
        return new Parameter()
                .in("query")
                .name("asOf")
                .description("A position of the log or an instant (RFC 3339): as it was then.")
                .schema(text());
    }

    private static Parameter atLeast() {
        var schema = new IntegerSchema();
        schema.addType("integer");
        schema.setFormat("int64");
        return new Parameter()
                .in("query")
                .name("atLeast")
                .description("A position of the log, from Counterfoil-Position: waits until the answer reflects it, and"
                        + " is 503 with Retry-After where that takes too long.")
                .schema(schema);
    }

    private static Schema<?> text() {
        var schema = new StringSchema();
        schema.addType("string");
        return schema;
    }

    private static ApiResponse problem(String description) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(schema)));
    }
}
