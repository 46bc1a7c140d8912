package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.notification.sending.Carrier;
import io.counterfoil.notification.sending.Outbox;
import io.counterfoil.notification.sending.Sender;
import io.counterfoil.platform.outbound.DueCalls;
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

    /** What cannot be sent for reasons of ours becomes one of the calls that fail, for people to see. */
    @Bean
    Sender sender(DeliveryLine line, DueCalls calls) {
        return new Sender() {
            @Override
            public void send(DeliveryId delivery) {
                line.call(delivery.value());
            }

            @Override
            public void setAside(DeliveryId delivery) {
                calls.add(DeliveryLine.KIND, delivery.value());
            }
        };
    }
}
