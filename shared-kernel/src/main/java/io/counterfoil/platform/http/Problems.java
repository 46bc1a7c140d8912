package io.counterfoil.platform.http;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.platform.eventlog.Outages;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Turns whatever goes wrong into a {@link Problem}. */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    static final String RETRY_AFTER_SECONDS = "1";

    /** Found before it is known whose route it would be: a page may learn that it asked in the wrong place. */
    private static final Set<HttpStatus> WITHOUT_ROUTE = Set.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED);

    private static final String NO_CHARACTER = "22021";

    @ExceptionHandler
    ResponseEntity<Problem> rejected(Rejected rejected) {
        return answer(of(rejected));
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        var answer = respond(refusal.problem());
        if (refusal.problem().status() == HttpStatus.UNAUTHORIZED.value()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        refusal.retryAfterSeconds().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.body(refusal.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(
                unreadable.getCause() instanceof JacksonException json
                        ? JsonFaults.of(json)
                        : Problem.of(HttpStatus.BAD_REQUEST, "body-missing", "The body is missing."));
    }

    /** A thing that cannot have that name is a thing that does not exist. */
    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException mistyped) {
        @Nullable Class<?> type = mistyped.getRequiredType();
        return answer(
                type != null && Id.class.isAssignableFrom(type)
                        ? of(Rejected.unknown(type.asSubclass(Id.class)))
                        : Problem.of(
                                HttpStatus.BAD_REQUEST, "parameter-invalid", mistyped.getName() + " cannot be read."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> undecodable(InvalidParameterException undecodable) {
        return answer(Problem.of(HttpStatus.BAD_REQUEST, "parameter-invalid", "The query cannot be decoded."));
    }

    /** What a text may not hold that is compared with the database's: the character zero. */
    @ExceptionHandler
    ResponseEntity<Problem> incomparable(DataIntegrityViolationException failure, HttpServletRequest request) {
        return failure.getMostSpecificCause() instanceof SQLException sql && NO_CHARACTER.equals(sql.getSQLState())
                ? answer(Problem.of(HttpStatus.BAD_REQUEST, "parameter-invalid", "A text holds what is no character."))
                : any(failure, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> misbound(BindException misbound) {
        @Nullable FieldError field = misbound.getFieldError();
        var name = field == null ? "A parameter" : field.getField();
        return answer(Problem.of(HttpStatus.BAD_REQUEST, "parameter-invalid", name + " cannot be read."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> any(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return byProtocol(HttpStatus.valueOf(response.getStatusCode().value()), response.getHeaders());
        }
        var correlation = CurrentRequest.of(request).correlation();
        if (Outages.isOne(failure)) {
            LOG.warn("request {}: {}", correlation, failure.toString());
            return answer(unavailable());
        }
        LOG.error("request {} failed", correlation, failure);
        return answer(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong here. The operator finds it as request " + correlation + "."));
    }

    private static ResponseEntity<Problem> byProtocol(HttpStatus status, HttpHeaders headers) {
        var problem = Protocol.problem(status);
        var answer = respond(problem).headers(headers).contentType(MediaType.valueOf(Problem.MEDIA_TYPE));
        if (WITHOUT_ROUTE.contains(status)) AnyOrigin.mayRead((name, value) -> answer.header(name, value));
        return answer.body(problem);
    }

    static Problem unavailable() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "It cannot be done at the moment. Please try again.");
    }

    static Problem of(Rejected rejected) {
        var status = switch (rejected.kind()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case AGAIN -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        var why = String.valueOf(rejected.getMessage());
        @Nullable String pointer = rejected.pointer();
        return pointer == null
                ? Problem.of(status, rejected.code(), why)
                : Problem.at(status, rejected.code(), why, pointer);
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return respond(problem).body(problem);
    }

    private static ResponseEntity.BodyBuilder respond(Problem problem) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.valueOf(Problem.MEDIA_TYPE));
        return problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()
                ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : answer;
    }
}
