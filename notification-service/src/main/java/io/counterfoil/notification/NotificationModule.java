package io.counterfoil.notification;

import io.counterfoil.notification.delivery.NoticeTerms;
import io.counterfoil.platform.eventlog.Timers;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The one door into this service: import it and the service is there. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableScheduling
@EnableConfigurationProperties(NoticeTerms.class)
public class NotificationModule {
    @Bean
    DbSchedulerDeadlineManager notificationDeadlines(Timers timers) {
        return timers.of("notification");
    }
}
