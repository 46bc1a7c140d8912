package io.counterfoil.order.provider.health;

import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.order.provider.Providers;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody gets at an adapter but through here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthTerms.class)
class HealthModule {
    @Bean
    Providers providers(List<PaymentProvider> adapters, ProviderHealth health, HealthTerms terms) {
        return new Providers(adapters.stream()
                .<PaymentProvider>map(adapter -> new GuardedProvider(adapter, health, terms))
                .toList());
    }
}
