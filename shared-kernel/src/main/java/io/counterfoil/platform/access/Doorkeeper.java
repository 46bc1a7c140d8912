package io.counterfoil.platform.access;

import io.counterfoil.platform.http.CurrentRequest;
import io.counterfoil.platform.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request in when the route is for whoever its key stands for. A route that does not say lets nobody in. */
@Component
class Doorkeeper implements HandlerInterceptor {
    private static final String SCHEME = "Bearer ";

    private final Keys keys;

    Doorkeeper(Keys keys) {
        this.keys = keys;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod route)) return true;
        @Nullable Allows allows = route.getMethodAnnotation(Allows.class);
        if (allows == null) throw notAllowed();
        if (allows.value().length == 0) return true;
        var caller = keys.callerOf(bearer(request));
        CurrentRequest.of(request).actAs(caller.actor());
        if (Arrays.stream(allows.value()).noneMatch(allowed -> allowed.isInstance(caller))) throw notAllowed();
        request.setAttribute(CallerArgument.ATTRIBUTE, caller);
        return true;
    }

    private static String bearer(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "key-missing", "This needs a key: Authorization: Bearer …");
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) throw Keys.invalid();
        return header.substring(SCHEME.length()).strip();
    }

    private static Refusal notAllowed() {
        return new Refusal(HttpStatus.FORBIDDEN, "not-allowed", "This key may not do that.");
    }
}
