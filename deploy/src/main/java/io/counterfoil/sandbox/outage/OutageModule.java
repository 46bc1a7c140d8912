package io.counterfoil.sandbox.outage;

import io.counterfoil.platform.http.Refusal;
import io.counterfoil.sandbox.silence.NoAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks before each call to a gateway whether it is out. */
@Configuration(proxyBeanMethods = false)
class OutageModule implements WebMvcConfigurer {
    private final Outages outages;

    OutageModule(Outages outages) {
        this.outages = outages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        for (var gateway : Gateway.values()) {
            registry.addInterceptor(new Door(gateway)).addPathPatterns(gateway.paths());
        }
    }

    private final class Door implements HandlerInterceptor {
        private final Gateway gateway;

        Door(Gateway gateway) {
            this.gateway = gateway;
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            return switch (outages.of(gateway)) {
                case NONE -> true;
                case HANG -> throw new NoAnswer();
                case REFUSE ->
                    throw new Refusal(
                            HttpStatus.SERVICE_UNAVAILABLE, "provider-out", "The sandbox plays that it is out.");
            };
        }
    }
}
