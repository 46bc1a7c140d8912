package io.counterfoil.sandbox.wechat;

import java.io.Serial;
import java.util.Map;

/** A request that API v3 answers with an error: an expected answer, so it carries no stack trace. */
final class ApiRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ApiError error;
    private final transient Map<String, String> detail;

    ApiRefused(ApiError error) {
        this(error, Map.of());
    }

    private ApiRefused(ApiError error, Map<String, String> detail) {
        super(error.message(), null, false, false);
        this.error = error;
        this.detail = detail;
    }

    /** @param field a JSON pointer */
    static ApiRefused body(String field, String issue) {
        return new ApiRefused(ApiError.PARAM_ERROR, Map.of("field", field, "issue", issue, "location", "body"));
    }

    static ApiRefused query(String field, String issue) {
        return new ApiRefused(ApiError.PARAM_ERROR, Map.of("field", field, "issue", issue, "location", "query"));
    }

    ApiError error() {
        return error;
    }

    /** Empty where nothing more can be said. */
    Map<String, String> detail() {
        return detail;
    }
}
