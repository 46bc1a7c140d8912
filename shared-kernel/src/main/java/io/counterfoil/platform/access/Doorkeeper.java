package io.counterfoil.platform.access;

import io.counterfoil.platform.http.CurrentRequest;
import io.counterfoil.platform.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request in when the route is for whoever its key stands for. A route that does not say lets nobody in. */
@Component
class Doorkeeper implements HandlerInterceptor {
    private static final String SCHEME = "Bearer ";

    private final Keys keys;
    private final RateLimits limits;

    Doorkeeper(Keys keys, RateLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod route) || asksForMethods(request)) return true;
        @Nullable Allows allows = route.getMethodAnnotation(Allows.class);
        if (allows == null) throw notAllowed();
        if (allows.value().length == 0) return true;
        var caller = caller(request);
        CurrentRequest.of(request).actAs(caller.actor());
        limits.count(caller, request.getRemoteAddr());
        requireNoBrowser(request, caller);
        if (Arrays.stream(allows.value()).noneMatch(allowed -> allowed.isInstance(caller))) throw notAllowed();
        request.setAttribute(CallerArgument.ATTRIBUTE, caller);
        return true;
    }

    /** Anybody may: Spring answers by itself, out of the routes there are. */
    private static boolean asksForMethods(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod());
    }

    /** Only those who have no valid key are held back by where they are: many may share an address. */
    private Caller caller(HttpServletRequest request) {
        try {
            return keys.callerOf(bearer(request));
        } catch (Refusal refused) {
            limits.countStranger(request.getRemoteAddr());
            throw refused;
        }
    }

    private static String bearer(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "key-missing", "This needs a key: Authorization: Bearer …");
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) throw Keys.invalid();
        return header.substring(SCHEME.length()).strip();
    }

    /** Only browsers say which page they ask for: a secret key that is in one is no longer secret. */
    private static void requireNoBrowser(HttpServletRequest request, Caller caller) {
        if (caller instanceof Caller.Server && request.getHeader(HttpHeaders.ORIGIN) != null) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "secret-key-in-browser",
                    "This secret key is in a web page and so known to others: revoke it, and give the page a"
                            + " publishable key.");
        }
    }

    private static Refusal notAllowed() {
        return new Refusal(HttpStatus.FORBIDDEN, "not-allowed", "This key may not do that.");
    }
}
