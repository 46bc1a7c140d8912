package io.counterfoil.notification.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are sent.
 *
 * @param schedule of the attempts: {@code wechat} or {@code standard}
 * @param atOnceMax attempts under way at once, in one process
 * @param timeOut of a whole attempt, from the connection to the end of the answer
 */
@ConfigurationProperties("counterfoil.notices")
public record NoticeTerms(
        @DefaultValue("wechat") Schedule schedule,
        @DefaultValue("32") int atOnceMax,
        @DefaultValue("10s") Duration timeOut) {}
