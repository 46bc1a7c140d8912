package io.counterfoil.platform.http;

import io.counterfoil.kernel.decide.Rejected;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body, and where. Jackson's own words name our classes, so they stay here. */
final class JsonFaults {
    static Problem of(JacksonException fault) {
        if (fault instanceof StreamConstraintsException) {
            return Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "json-too-deep",
                    "JSON is nested at most " + WebJson.DEPTH_MAX
                            + " deep, its names and numbers are of moderate length.");
        }
        if (!(fault instanceof DatabindException databind)) {
            return Problem.of(HttpStatus.BAD_REQUEST, "json-malformed", "The body is not JSON, or not all of it is.");
        }
        return mismatch(databind, pointer(fault.getPath()));
    }

    private static Problem mismatch(DatabindException fault, String at) {
        if (fault.getCause() instanceof Rejected rejected) {
            return invalid(rejected.code(), String.valueOf(rejected.getMessage()), at + pointer(rejected));
        }
        return switch (fault) {
            case UnrecognizedPropertyException _ -> invalid("field-unknown", "There is no such field.", at);
            case InvalidFormatException format
            when format.getValue() instanceof String ->
                invalid("field-invalid", "The field cannot have this value.", at);
            case MismatchedInputException mismatch
            when isMissing(mismatch) -> invalid("field-required", "The field is required.", at);
            default -> invalid("field-type", "The field is of another type.", at);
        };
    }

    /** A field that is not there is missed when the object ends; one that is {@code null} is as good as missing. */
    private static boolean isMissing(MismatchedInputException mismatch) {
        return mismatch.getCurrentToken() == JsonToken.END_OBJECT || mismatch.getCurrentToken() == JsonToken.VALUE_NULL;
    }

    private static Problem invalid(String code, String detail, String pointer) {
        return Problem.at(HttpStatus.UNPROCESSABLE_CONTENT, code, detail, pointer);
    }

    private static String pointer(Rejected rejected) {
        return Objects.requireNonNullElse(rejected.pointer(), "");
    }

    private static String pointer(List<JacksonException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) pointer.append('/').append(step(step));
        return pointer.toString();
    }

    private static String step(JacksonException.Reference step) {
        @Nullable String name = step.getPropertyName();
        return name == null
                ? Integer.toString(step.getIndex())
                : name.replace("~", "~0").replace("/", "~1");
    }

    private JsonFaults() {}
}
