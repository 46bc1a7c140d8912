package io.counterfoil.notification;

import io.counterfoil.notification.delivery.NoticeTerms;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The one door into this service: import it and the service is there. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(NoticeTerms.class)
public class NotificationModule {}
