package io.counterfoil.platform.http;

import org.springframework.http.HttpStatus;

/** What to say where a request does not even meet a route. */
final class Protocol {
    static Problem problem(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "route-unknown", "There is nothing at this address.");
            case METHOD_NOT_ALLOWED ->
                Problem.of(status, "method-not-allowed", "This address does not take that method.");
            case NOT_ACCEPTABLE -> Problem.of(status, "not-acceptable", "There is no answer of that media type.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(status, "media-type-unsupported", "This address does not take that media type.");
            default -> Problem.of(status, "request-invalid", "The request cannot be understood.");
        };
    }

    private Protocol() {}
}
