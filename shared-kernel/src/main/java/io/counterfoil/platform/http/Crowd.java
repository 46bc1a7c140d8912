package io.counterfoil.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps threads free for providers, who hang up after five seconds, and for whoever asks whether we live: while the
 * database is slow, every other request sits on one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class Crowd extends OncePerRequestFilter {
    /** More than the callbacks that are taken in at once. */
    static final int KEPT_FREE = 80;

    private final ProblemWriter problems;
    private final Semaphore places;

    Crowd(ProblemWriter problems, @Value("${server.tomcat.threads.max:200}") int threads) {
        this.problems = problems;
        this.places = new Semaphore(Math.max(1, threads - KEPT_FREE));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/v1/callback/") || path.startsWith("/health/") || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
            problems.write(response, Problems.unavailable());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
