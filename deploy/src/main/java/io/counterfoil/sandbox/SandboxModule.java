package io.counterfoil.sandbox;

import io.counterfoil.platform.start.CannotStart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The one door into the sandbox: import it and the providers are there. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(SandboxTerms.class)
public class SandboxModule {
    /** @throws CannotStart in production, where nobody pays with money that does not exist */
    SandboxModule(@Value("${counterfoil.mode:development}") String mode) {
        if (mode.equals("production")) {
            throw new CannotStart("There is no sandbox in production mode.", "Leave the role out, or the mode.");
        }
    }

    @Bean
    WebMvcConfigurer sandboxDoor(SandboxTerms terms) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                if (!terms.open()) registry.addInterceptor(new LoopbackOnly()).addPathPatterns("/sandbox/**");
            }
        };
    }
}
