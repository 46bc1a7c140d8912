package io.counterfoil.notification.delivery;

import io.counterfoil.platform.outbound.DueCalls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Sending {
    @Bean
    Courier courier(NoticeTerms terms) {
        return new Courier(terms.timeOut());
    }

    @Bean
    DueNotices dueNotices(DueCalls calls) {
        return delivery -> calls.add(DeliveryLine.KIND, delivery.value());
    }
}
