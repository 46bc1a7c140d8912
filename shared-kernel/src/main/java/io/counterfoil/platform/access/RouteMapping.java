package io.counterfoil.platform.access;

import io.counterfoil.platform.http.AnyOrigin;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Opens to browsers of any origin exactly the routes that {@code @Allows} a front end. No other is, and there are no
 * cookies: what a page may do depends on the key that it has, not on where it came from.
 */
final class RouteMapping extends RequestMappingHandlerMapping {
    private static final List<String> ASKED =
            List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key");
    private static final Duration REMEMBERED_BY_BROWSERS = Duration.ofHours(2);

    /** Stands for what no route takes: a page may ask, and so learn that. */
    private static final HandlerMethod NOWHERE = nowhere();

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
        return anyOrigin(route.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .toList());
    }

    private static CorsConfiguration anyOrigin(List<String> methods) {
        var browsers = new CorsConfiguration();
        browsers.addAllowedOrigin(CorsConfiguration.ALL);
        browsers.setAllowedMethods(methods);
        browsers.setAllowedHeaders(ASKED);
        browsers.setExposedHeaders(AnyOrigin.READABLE);
        browsers.setMaxAge(REMEMBERED_BY_BROWSERS);
        return browsers;
    }

    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> routes, String path, HttpServletRequest request) throws ServletException {
        boolean asksFirst = CorsUtils.isPreFlightRequest(request) && path.startsWith(AccessModule.GUARDED);
        return asksFirst ? NOWHERE : super.handleNoMatch(routes, path, request);
    }

    @Override
    protected @Nullable CorsConfiguration getCorsConfiguration(Object handler, HttpServletRequest request) {
        return NOWHERE.equals(handler)
                ? anyOrigin(List.of(CorsConfiguration.ALL))
                : super.getCorsConfiguration(handler, request);
    }

    /** Never called: whoever asks first is answered without. */
    private static HandlerMethod nowhere() {
        try {
            return new HandlerMethod(new Object(), "hashCode");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
