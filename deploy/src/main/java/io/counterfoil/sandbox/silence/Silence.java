package io.counterfoil.sandbox.silence;

import io.counterfoil.sandbox.SandboxTerms;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Keeps a caller waiting who gets no answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Silence {
    private final Duration patience;

    Silence(SandboxTerms terms) {
        patience = terms.silence();
    }

    /** @param response unused: who asks for it undertakes to answer, so that nobody else does */
    @ExceptionHandler(NoAnswer.class)
    void keep(HttpServletRequest request, HttpServletResponse response) {
        var context = request.startAsync();
        context.setTimeout(patience.toMillis());
        context.addListener(new AsyncListener() {
            @Override
            public void onTimeout(AsyncEvent event) {
                HangUp.on(request);
                context.complete();
            }

            @Override
            public void onComplete(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
        });
    }
}
