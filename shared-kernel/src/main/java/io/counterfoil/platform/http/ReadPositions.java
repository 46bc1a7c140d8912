package io.counterfoil.platform.http;

import io.counterfoil.platform.eventlog.History;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Says with every read which position of the log it reflects at least: where the log ended when the read began. */
@Component
class ReadPositions implements HandlerInterceptor {
    static final String HEADER = "Counterfoil-Position";

    private final ObjectProvider<History> history;

    ReadPositions(ObjectProvider<History> history) {
        this.history = history;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod())) {
            response.setHeader(HEADER, Long.toString(history.getObject().position()));
        }
        return true;
    }
}
