package io.counterfoil.sandbox.silence;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SilenceModule {
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> hangingUp() {
        return server -> server.addEngineValves(new HangUp());
    }
}
