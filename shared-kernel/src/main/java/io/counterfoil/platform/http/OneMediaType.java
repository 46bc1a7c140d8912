package io.counterfoil.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A body is of one media type. At a pattern of many, Spring would fail instead of refusing it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class OneMediaType extends OncePerRequestFilter {
    private static final String ANY = "*";

    private final ProblemWriter problems;

    OneMediaType(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String type = request.getContentType();
        if (type != null && type.contains(ANY)) {
            problems.write(response, Protocol.problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        } else {
            chain.doFilter(request, response);
        }
    }
}
