package io.counterfoil.platform.http;

import io.counterfoil.platform.eventlog.TimeOrderedIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.axonframework.common.IdentifierFactory;
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
    static final int PARAMETERS_MAX = 64;

    /** All names and values together; the server itself gives up at twice as many, without a word of explanation. */
    static final int HEADER_CHARACTERS_MAX = 8 * 1024;

    static final String REQUEST_ID = "Request-Id";

    /** They are no secret: requests need not wait for each other at the one secure source of random numbers. */
    private static final IdentifierFactory IDS = new TimeOrderedIds();

    private static final Problem TOO_LARGE = Problem.of(
            HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "A body has at most " + BODY_BYTES_MAX + " bytes.");
    private static final Problem HEADERS_TOO_LARGE = Problem.of(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "headers-too-large",
            "Headers have at most " + HEADER_CHARACTERS_MAX + " characters, all together.");
    private static final Problem TOO_MANY_PARAMETERS = Problem.of(
            HttpStatus.BAD_REQUEST, "parameters-too-many", "An address has at most " + PARAMETERS_MAX + " parameters.");

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
        var correlation = IDS.generateIdentifier();
        response.setHeader(REQUEST_ID, correlation);
        if (!isModest(request, response)) return;
        // A body sent in chunks says nowhere how long it is.
        var body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            refuse(response, TOO_LARGE);
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

    private boolean isModest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > BODY_BYTES_MAX) return refuse(response, TOO_LARGE);
        if (headerCharacters(request) > HEADER_CHARACTERS_MAX) return refuse(response, HEADERS_TOO_LARGE);
        return parameters(request.getQueryString()) <= PARAMETERS_MAX || refuse(response, TOO_MANY_PARAMETERS);
    }

    private static int headerCharacters(HttpServletRequest request) {
        int characters = 0;
        for (var name : Collections.list(request.getHeaderNames())) {
            for (var value : Collections.list(request.getHeaders(name))) characters += name.length() + value.length();
        }
        return characters;
    }

    /** Counted before anybody takes them apart. */
    private static long parameters(@Nullable String query) {
        return query == null ? 0 : 1 + query.chars().filter(c -> c == '&').count();
    }

    /** Whoever sends too much is not listened to any longer. */
    private boolean refuse(HttpServletResponse response, Problem problem) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problems.write(response, problem);
        return false;
    }
}
