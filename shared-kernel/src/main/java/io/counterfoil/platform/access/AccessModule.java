package io.counterfoil.platform.access;

import io.counterfoil.platform.start.DataDirectory;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Looks at every request's key before it is let in: import it once. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(RateTerms.class)
public class AccessModule {
    static final String GUARDED = "/v1/";
    /** Where others' programs call, in a protocol of theirs. */
    private static final String CALLED = "/rpc/";

    /** What anybody may read to learn how to ask. */
    private static final String DESCRIPTION = "/v1/openapi.json";

    static boolean isGuarded(String path) {
        return path.startsWith(GUARDED) || path.startsWith(CALLED);
    }

    @Bean
    OperatorKey operatorKey(
            @Value("${counterfoil.operator-key:}") String given,
            DataDirectory data,
            @Value("${counterfoil.mode:development}") String mode) {
        return OperatorKey.of(given, data.path(), mode.equals("production"));
    }

    @Bean
    ReaderKeys readerKeys(
            @Value("${counterfoil.auditor-key:}") String auditor,
            @Value("${counterfoil.analyst-key:}") String analyst) {
        return new ReaderKeys(auditor, analyst);
    }

    @Bean
    WebMvcRegistrations routes() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RouteMapping();
            }
        };
    }

    @Bean
    WebMvcConfigurer access(Doorkeeper doorkeeper) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(doorkeeper)
                        .addPathPatterns(GUARDED + "**", CALLED + "**")
                        .excludePathPatterns(DESCRIPTION)
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }
}
