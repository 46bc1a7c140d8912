package io.counterfoil.bench.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A route as the running instance describes it.
 *
 * @param parameters of path, query and header, as OpenAPI has them
 * @param body the schema of the JSON that it takes; missing where it takes none
 * @param callers whose keys it takes
 */
record Route(String method, String template, List<JsonNode> parameters, JsonNode body, List<String> callers) {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");
    private static final Pattern TAKES = Pattern.compile("Takes: ([a-z, ]+)\\.");
    private static final String CALLBACK = "/v1/callback/";

    /** @param description what {@code /v1/openapi.json} answers */
    static List<Route> all(JsonNode description) {
        var routes = new ArrayList<Route>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> routes.add(of(operation.getKey(), path.getKey(), operation.getValue()))));
        return List.copyOf(routes);
    }

    private static Route of(String method, String template, JsonNode operation) {
        var parameters = new ArrayList<JsonNode>();
        operation.path("parameters").forEach(parameters::add);
        return new Route(
                method.toUpperCase(Locale.ROOT),
                template,
                List.copyOf(parameters),
                operation.at("/requestBody/content/application~1json/schema"),
                callers(operation.at("/responses/403/description").asString("")));
    }

    private static List<String> callers(String description) {
        var takes = TAKES.matcher(description);
        return takes.find() ? Arrays.asList(takes.group(1).split(", ", -1)) : List.of();
    }

    boolean isCallback() {
        return template.startsWith(CALLBACK);
    }

    /** Answered in a provider's protocol, whoever asks. */
    static boolean isCallback(String path) {
        return path.startsWith(CALLBACK);
    }

    List<JsonNode> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asString("").equals(in))
                .toList();
    }

    String name() {
        return method + " " + template;
    }
}
