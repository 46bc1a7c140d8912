package io.counterfoil.notification.endpoint;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Registering {
    private static final String PRODUCTION = "production";

    /** In production only chosen networks are allowed beside the public one, whatever else the settings say. */
    @Bean
    PublicAddresses noticeAddresses(
            @Value("${counterfoil.mode:development}") String mode,
            @Value("${counterfoil.notices.insecure-endpoints:true}") boolean insecure,
            @Value("${counterfoil.notices.allowed-networks:}") List<String> networks) {
        if (insecure && !mode.equals(PRODUCTION)) return PublicAddresses.andAllOthers();
        return PublicAddresses.and(
                networks.stream().filter(network -> !network.isBlank()).toList());
    }

    @Bean
    UrlRule endpointUrls(PublicAddresses addresses) {
        return new UrlRule(addresses);
    }
}
