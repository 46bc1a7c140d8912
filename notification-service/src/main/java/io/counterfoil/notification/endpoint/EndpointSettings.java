package io.counterfoil.notification.endpoint;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EndpointSettings {
    private static final String PRODUCTION = "production";

    /** In production nothing allows insecure endpoints, whatever the setting says. */
    @Bean
    UrlRule endpointUrls(
            @Value("${counterfoil.mode:development}") String mode,
            @Value("${counterfoil.notices.insecure-endpoints:true}") boolean insecure) {
        return new UrlRule(insecure && !mode.equals(PRODUCTION));
    }
}
