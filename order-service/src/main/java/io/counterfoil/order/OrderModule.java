package io.counterfoil.order;

import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.kernel.order.GoodsEvent;
import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.order.verification.VerificationTerms;
import io.counterfoil.platform.eventlog.Timers;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The one door into this service: import it and the service is there.
 *
 * <p>Its events ({@link MerchantEvent}, {@link GoodsEvent}, {@link OrderEvent}, {@link ClaimEvent}) are the kernel's and
 * known in every role.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableScheduling
@EnableConfigurationProperties(VerificationTerms.class)
public class OrderModule {
    @Bean
    DbSchedulerDeadlineManager orderDeadlines(Timers timers) {
        return timers.of("order");
    }
}
