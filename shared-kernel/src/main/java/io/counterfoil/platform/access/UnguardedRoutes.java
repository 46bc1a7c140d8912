package io.counterfoil.platform.access;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start when somebody forgot to say whom a route is for. */
@Component
class UnguardedRoutes implements SmartInitializingSingleton {
    private static final String OURS = "io.counterfoil.";

    private final RequestMappingHandlerMapping routes;

    UnguardedRoutes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        routes.getHandlerMethods().forEach((route, method) -> {
            if (isOurs(route, method) && !method.hasMethodAnnotation(Allows.class)) {
                throw new IllegalStateException(method + " does not say whom it @Allows");
            }
        });
    }

    private static boolean isOurs(RequestMappingInfo route, HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS)
                && route.getPatternValues().stream().anyMatch(AccessModule::isGuarded);
    }
}
