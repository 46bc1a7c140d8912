package io.counterfoil.notification.delivery;

import io.counterfoil.notification.endpoint.Schedule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param schedule of the attempts, where the endpoint asks for none: {@code wechat} or {@code standard} */
@ConfigurationProperties("counterfoil.notices")
public record NoticeTerms(@DefaultValue("wechat") Schedule schedule) {}
