package io.counterfoil.platform.http;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How every service speaks HTTP: import it once. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(ProxyTerms.class)
public class HttpModule {
    private static final String OURS = "/v1/**";
    /** Where programs call that were made for others. */
    private static final String CALLS = "/rpc/**";

    /** Who calls here keeps to a protocol of its own. */
    private static final String CALLBACKS = "/v1/callback/**";

    private static final String DESCRIPTION = "/v1/openapi.json";

    @Bean
    WebMvcConfigurer httpConventions(
            QueryParameters parameters, ReadPositions reads, WritePositions writes, Positions positions) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(parameters).addPathPatterns(OURS).excludePathPatterns(CALLBACKS, DESCRIPTION);
                registry.addInterceptor(reads).addPathPatterns(OURS);
                registry.addInterceptor(writes).addPathPatterns(OURS, CALLS);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdempotencyKeyArgument());
                resolvers.add(new PageRequestArgument());
                resolvers.add(new AsOfArgument(positions));
            }
        };
    }

    /** On the gateway and not on the bus: a command that the gateway sends again is no longer on the request's thread. */
    @Bean
    SmartInitializingSingleton requestMetadata(CommandGateway gateway) {
        return () -> gateway.registerDispatchInterceptor(new RequestMetadata());
    }
}
