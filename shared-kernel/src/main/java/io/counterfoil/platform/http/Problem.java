package io.counterfoil.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param code kebab-case and stable: programs rely on it
 * @param errors the fields at fault, where they are
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "urn:counterfoil:problem:";

    static Problem of(HttpStatus status, String code, String detail) {
        return of(status, code, detail, List.of());
    }

    static Problem of(HttpStatus status, String code, String detail, List<Fault> errors) {
        return new Problem(TYPE + code, title(code), status.value(), detail, code, errors);
    }

    static Problem at(HttpStatus status, String code, String detail, String pointer) {
        return of(status, code, detail, List.of(new Fault(pointer, code, detail)));
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    /** @param pointer to the field (RFC 6901) */
    public record Fault(String pointer, String code, String detail) {}
}
