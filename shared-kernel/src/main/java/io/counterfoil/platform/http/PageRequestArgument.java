package io.counterfoil.platform.http;

import io.counterfoil.kernel.text.Characters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

final class PageRequestArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new PageRequest(
                Optional.ofNullable(request.getParameter("limit"))
                        .map(PageRequestArgument::limit)
                        .orElse(PageRequest.LIMIT_DEFAULT),
                Optional.ofNullable(request.getParameter("after")).map(PageRequestArgument::after));
    }

    private static int limit(String text) {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.LIMIT_MAX) return limit;
        } catch (NumberFormatException e) {
            // refused below, like any other number out of range
        }
        throw new Refusal(HttpStatus.BAD_REQUEST, "limit-invalid", "limit is 1 to " + PageRequest.LIMIT_MAX + ".");
    }

    private static String after(String cursor) {
        try {
            var key = PageRequest.key(cursor);
            if (Characters.arePrintable(key)) return key;
        } catch (IllegalArgumentException e) {
            // refused below, like anything else that was never given out
        }
        throw PageRequest.cursorInvalid();
    }
}
