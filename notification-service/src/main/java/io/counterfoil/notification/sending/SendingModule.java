package io.counterfoil.notification.sending;

import io.counterfoil.notification.endpoint.PublicAddresses;
import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SendingTerms.class)
class SendingModule {
    private static final Duration LEASE = Duration.ofSeconds(15);

    @Bean
    Carrier noticeCarrier(SendingTerms terms, PublicAddresses addresses) {
        AddressRule rule = (address, encrypted) -> objection(addresses, address, encrypted);
        return new Carrier(
                terms.limits(),
                InetAddress::getAllByName,
                rule,
                Trust.of(Optional.ofNullable(terms.trustedCertificates())));
    }

    /** In the clear only to where the operator has said so. */
    private static Optional<String> objection(PublicAddresses addresses, InetAddress address, boolean encrypted) {
        if (!encrypted && !addresses.isChosen(address)) return Optional.of("url-not-https");
        return addresses.objection(address);
    }

    @Bean
    Bell noticeBell() {
        return new Bell();
    }

    @Bean
    NoticeQueue noticeQueue(JdbcClient sql) {
        return new NoticeQueue(sql, LEASE);
    }

    @Bean
    MeterBinder noticeQueueMeters(NoticeQueue queue, Watch watch) {
        var waiting = watch.over(queue::waiting);
        return registry -> Gauge.builder("counterfoil.notices.waiting", () -> waiting.figure(Long::doubleValue))
                .description("notices that are due and that nobody has begun to send")
                .register(registry);
    }

    @Bean
    Dispatch noticeDispatch(NoticeQueue queue, Bell bell, SendingTerms terms, Sender sender) {
        return new Dispatch(queue, bell, terms.places(), sender);
    }

    @Bean
    Outbox noticeOutbox(NoticeQueue queue, Bell bell, InstantSource clock) {
        return new Outbox(queue, bell, clock);
    }
}
