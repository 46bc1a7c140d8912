package io.counterfoil.platform.http;

import io.counterfoil.kernel.decide.Rejected;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body, and where. Jackson's own words name our classes, so they stay here. */
final class JsonFaults {
    /** How Jackson's messages begin: it has one class for several faults. */
    private static final String DUPLICATE = "Duplicate";

    private static final String DEPTH = "Document nesting depth";

    static Problem of(JacksonException fault) {
        if (fault instanceof DatabindException databind) return mismatch(databind, pointer(fault.getPath()));
        if (fault instanceof InputCoercionException) {
            return invalid("field-invalid", "The field cannot have this value.", pointer(fault.getPath()));
        }
        var why = fault.getOriginalMessage();
        if (fault instanceof StreamConstraintsException) return beyondTheLimits(why);
        return why.startsWith(DUPLICATE)
                ? malformed("json-field-repeated", "A field is given once in an object.")
                : malformed("json-malformed", "The body is not JSON, or not all of it is.");
    }

    private static Problem beyondTheLimits(String why) {
        return why.startsWith(DEPTH)
                ? malformed("json-too-deep", "JSON is nested at most " + WebJson.DEPTH_MAX + " deep.")
                : malformed(
                        "json-too-long",
                        "A name in JSON has at most " + WebJson.NAME_LENGTH_MAX + " characters, a number "
                                + WebJson.NUMBER_LENGTH_MAX + ".");
    }

    private static Problem malformed(String code, String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, code, detail);
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
