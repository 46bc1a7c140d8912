package io.counterfoil.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Says with every write a position that has what was written, so that whoever wrote can ask a list for {@code ?atLeast=} that.
 *
 * <p>Before a body is written, for the headers go out with it; at the end where there is none.
 */
@RestControllerAdvice
class WritePositions implements ResponseBodyAdvice<Object>, HandlerInterceptor {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE");
    private static final List<String> OURS = List.of("/v1/", "/rpc/");
    private static final String OF_PROVIDERS = "/v1/callback/";

    private final Positions positions;

    WritePositions(Positions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        positions.begin();
        return true;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest asked && response instanceof ServletServerHttpResponse answer) {
            say(asked.getServletRequest(), answer.getServletResponse());
        }
        return body;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (!response.isCommitted()) say(request, response);
    }

    private void say(HttpServletRequest request, HttpServletResponse response) {
        if (isWrite(request) && isDone(response) && !response.containsHeader(Positions.HEADER)) {
            response.setHeader(Positions.HEADER, Long.toString(positions.afterWriting()));
        }
    }

    private static boolean isWrite(HttpServletRequest request) {
        var path = request.getRequestURI();
        return WRITES.contains(request.getMethod())
                && OURS.stream().anyMatch(path::startsWith)
                && !path.startsWith(OF_PROVIDERS);
    }

    private static boolean isDone(HttpServletResponse response) {
        return response.getStatus() < 300;
    }
}
