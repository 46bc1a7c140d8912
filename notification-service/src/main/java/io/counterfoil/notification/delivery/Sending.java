package io.counterfoil.notification.delivery;

import io.counterfoil.notification.sending.Carrier;
import io.counterfoil.notification.sending.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Sending {
    @Bean
    Courier courier(Carrier carrier) {
        return new Courier(carrier);
    }

    @Bean
    DueNotices dueNotices(Outbox outbox) {
        return outbox::add;
    }
}
