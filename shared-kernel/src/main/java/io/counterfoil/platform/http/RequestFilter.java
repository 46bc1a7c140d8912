package io.counterfoil.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request an id and reads its body, unless that is larger than anybody needs. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestFilter extends OncePerRequestFilter {
    static final int BODY_BYTES_MAX = 64 * 1024;
    static final String REQUEST_ID = "Request-Id";

    private final ProblemWriter problems;
    private final ObjectProvider<ContentHash> hashes;

    /** @param hashes needed late: filters are made before the database is there */
    RequestFilter(ProblemWriter problems, ObjectProvider<ContentHash> hashes) {
        this.problems = problems;
        this.hashes = hashes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var correlation = UUID.randomUUID().toString();
        response.setHeader(REQUEST_ID, correlation);
        if (request.getContentLengthLong() > BODY_BYTES_MAX) {
            tooLarge(response);
            return;
        }
        // A body sent in chunks says nowhere how long it is.
        var body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            tooLarge(response);
            return;
        }
        @Nullable String key = request.getHeader(IdempotencyKey.HEADER);
        if (key != null && !IdempotencyKey.isValid(key)) {
            problems.write(response, IdempotencyKey.invalid());
            return;
        }
        var hash = key == null ? null : hashes.getObject().of(body);
        request.setAttribute(CurrentRequest.ATTRIBUTE, new CurrentRequest(correlation, key, hash));
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    /** Whoever sends too much is not listened to any longer. */
    private void tooLarge(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problems.write(
                response,
                Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "body-too-large",
                        "A body has at most " + BODY_BYTES_MAX + " bytes."));
    }
}
