package io.counterfoil.platform.access;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Opens to browsers of any origin exactly the routes that {@code @Allows} a front end. No other is, and there are no
 * cookies: what a page may do depends on the key that it has, not on where it came from.
 */
final class RouteMapping extends RequestMappingHandlerMapping {
    private static final List<String> ASKED =
            List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key");
    private static final List<String> ANSWERED = List.of("Counterfoil-Position", "Request-Id", HttpHeaders.RETRY_AFTER);
    private static final Duration REMEMBERED_BY_BROWSERS = Duration.ofHours(2);

    @Override
    protected @Nullable CorsConfiguration initCorsConfiguration(
            Object handler, Method method, RequestMappingInfo route) {
        @Nullable Allows allows = method.getAnnotation(Allows.class);
        return allows != null && isForFrontEnds(allows) ? anyOrigin(route) : null;
    }

    private static boolean isForFrontEnds(Allows allows) {
        return Arrays.stream(allows.value())
                .anyMatch(caller -> caller == Caller.Front.class || caller == Caller.Client.class);
    }

    private static CorsConfiguration anyOrigin(RequestMappingInfo route) {
        var browsers = new CorsConfiguration();
        browsers.addAllowedOrigin(CorsConfiguration.ALL);
        browsers.setAllowedMethods(route.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .toList());
        browsers.setAllowedHeaders(ASKED);
        browsers.setExposedHeaders(ANSWERED);
        browsers.setMaxAge(REMEMBERED_BY_BROWSERS);
        return browsers;
    }
}
