package io.counterfoil.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Says with every read which position of the log it reflects at least: where the log ended when the read began, or how
 * far the projection had come that it {@link ReadsFrom}. With {@code ?atLeast=} it waits for one.
 */
@Component
class ReadPositions implements HandlerInterceptor {
    static final String AT_LEAST = "atLeast";

    private final Positions positions;
    private final ProjectionWait projections;

    ReadPositions(Positions positions, ProjectionWait projections) {
        this.positions = positions;
        this.projections = projections;
    }

    static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isRead(request) && handler instanceof HandlerMethod route) {
            response.setHeader(Positions.HEADER, Long.toString(reflected(request, route)));
        }
        return true;
    }

    private long reflected(HttpServletRequest request, HandlerMethod route) {
        @Nullable String named = request.getParameter(AT_LEAST);
        long atLeast = named == null ? 0 : positions.require(AT_LEAST, named);
        @Nullable ReadsFrom source = route.getMethodAnnotation(ReadsFrom.class);
        return source == null ? positions.end() : projections.until(atLeast, source.value());
    }
}
