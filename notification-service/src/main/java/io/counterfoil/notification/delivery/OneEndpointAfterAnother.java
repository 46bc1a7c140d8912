package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.notification.delivery.views.DeliveryList;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An endpoint's notices are numbered in the log's order, so whatever concerns one endpoint is handled, and where it fails
 * parked, in that order. One segment: how far a projection has come is told from segments by stream.
 */
@Configuration(proxyBeanMethods = false)
class OneEndpointAfterAnother {
    @Bean
    ConfigurerModule numbersInTheLogsOrder() {
        return configurer -> configurer
                .eventProcessing()
                .registerSequencingPolicy(DeliveryList.PROJECTION, _ -> OneEndpointAfterAnother::endpoint)
                .registerPooledStreamingEventProcessorConfiguration(
                        DeliveryList.PROJECTION, (_, consumer) -> consumer.initialSegmentCount(1));
    }

    private static @Nullable Object endpoint(EventMessage<?> event) {
        return switch (event.getPayload()) {
            case DeliveryEvent delivery -> delivery.endpoint().value();
            case EndpointEvent endpoint -> endpoint.endpoint().value();
            default -> null;
        };
    }
}
