package io.counterfoil.notification.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are sent.
 *
 * @param schedule of the attempts: {@code wechat} or {@code standard}
 * @param atOnceMax attempts under way at once, in one process
 */
@ConfigurationProperties("counterfoil.notices")
public record NoticeTerms(
        @DefaultValue("wechat") Schedule schedule,
        @DefaultValue("32") int atOnceMax) {}
