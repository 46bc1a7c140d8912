package io.counterfoil.platform.http;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How every service speaks HTTP: import it once. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class HttpModule {
    @Bean
    WebMvcConfigurer httpConventions(ReadPositions positions) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(positions).addPathPatterns("/v1/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdempotencyKeyArgument());
                resolvers.add(new PageRequestArgument());
            }
        };
    }

    /** On the gateway and not on the bus: a command that the gateway sends again is no longer on the request's thread. */
    @Bean
    SmartInitializingSingleton requestMetadata(CommandGateway gateway) {
        return () -> gateway.registerDispatchInterceptor(new RequestMetadata());
    }
}
