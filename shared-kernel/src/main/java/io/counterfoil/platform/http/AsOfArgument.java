package io.counterfoil.platform.http;

import io.counterfoil.platform.eventlog.Until;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** {@code ?asOf=}: a position of the log, or an instant (RFC 3339). A controller's method takes it as an {@link Until}. */
final class AsOfArgument implements HandlerMethodArgumentResolver {
    static final String NAME = "asOf";

    private final Positions positions;

    AsOfArgument(Positions positions) {
        this.positions = positions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Until.class;
    }

    @Override
    public Until resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        @Nullable String text = request.getParameter(NAME);
        if (text == null) return new Until.Now();
        return isNumber(text) ? new Until.Position(positions.require(NAME, text)) : moment(text);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Until moment(String text) {
        try {
            return new Until.Moment(WireInstant.parse(text));
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "as-of-invalid",
                    "asOf is a position of the log or an instant, RFC 3339: 2026-01-01T12:00:00Z.");
        }
    }
}
