package io.counterfoil.platform.outbound;

import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Import it, declare a {@link Line}, and what is added to {@link DueCalls} is called. */
@Configuration(proxyBeanMethods = false)
public class OutboundModule {
    @Bean
    Wakes wakes() {
        return new Wakes();
    }

    @Bean
    DueCalls dueCalls(JdbcClient sql, InstantSource clock, Wakes wakes) {
        return new DueCalls(sql, clock, wakes);
    }

    @Bean
    Switchboard switchboard(ObjectProvider<Line> lines, JdbcClient sql, InstantSource clock, Wakes wakes) {
        return new Switchboard(lines.stream().toList(), new Claims(sql, clock, Claims.LEASE), clock, wakes);
    }

    @Bean
    CallList callList(JdbcClient sql) {
        return new CallList(sql);
    }

    @Bean
    FailingCallController failingCalls(CallList calls) {
        return new FailingCallController(calls);
    }

    @Bean
    MeterBinder outboundMeters(CallList calls, ObjectProvider<Line> lines, InstantSource clock, Watch watch) {
        return new OutboundMeters(calls, lines.stream().toList(), clock, watch);
    }
}
