package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY)
@Import({Http.class, BeingUnreadyTest.Brittle.class, BeingUnreadyTest.BrittleSaga.class})
class BeingUnreadyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Http http;

    @Autowired
    private CommandGateway commands;

    @Test
    void is_told_of_a_consumer_that_fails_again_and_again_until_it_is_mended(@Autowired Brittle brittle) {
        await().atMost(PATIENCE).until(() -> ready().status() == 200);
        brittle.broken.set(true);
        commands.sendAndWait(open(newChannel()));

        await().atMost(PATIENCE).until(() -> ready().status() == 503);
        assertThat(ready().at("/stuck/0/consumer")).isEqualTo("brittle-process");
        assertThat(ready().at("/stuck/0/why"))
                .startsWith("failed ")
                .endsWith(" times in a row: java.lang.IllegalStateException")
                .doesNotContain("a secret");
        assertThat(http.get("/actuator/prometheus").text())
                .contains("consumers_failing{consumer=\"brittle-process\"} 1.0")
                .contains("consumers_stuck{consumer=\"brittle-process\"} 1.0");

        brittle.broken.set(false);
        await().atMost(PATIENCE).until(() -> ready().status() == 200);
    }

    @Test
    void is_told_of_a_segment_that_nobody_has_until_somebody_has_it(
            @Autowired EventProcessingConfiguration processing, @Autowired JdbcClient sql) {
        await().atMost(PATIENCE).until(() -> ready().status() == 200);
        var list = processing
                .eventProcessor("channel-list", StreamingEventProcessor.class)
                .orElseThrow();
        list.releaseSegment(1, 1, HOURS);
        await().until(() -> letGo(sql) == 1);

        await().atMost(PATIENCE).until(() -> ready().status() == 503);
        assertThat(ready().json().at("/stuck").size()).isOne();
        assertThat(ready().at("/stuck/0/consumer")).isEqualTo("channel-list");
        assertThat(ready().at("/stuck/0/segment")).isEqualTo("1");
        assertThat(ready().at("/stuck/0/why")).startsWith("claimed by nobody for 4");
        assertThat(http.get("/actuator/prometheus").text())
                .contains("consumers_unclaimed{consumer=\"channel-list\"} 1.0");

        list.releaseSegment(1, 1, MILLISECONDS);
        await().atMost(PATIENCE).until(() -> ready().status() == 200);
    }

    /** As if that had been forty seconds ago. */
    private static int letGo(JdbcClient sql) {
        return sql.sql("""
                update token_entry
                   set time_stamp = to_char(now() at time zone 'UTC' - interval '40 s', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                 where processor_name = 'channel-list' and segment = 1 and owner is null
                """).update();
    }

    private Http.Answer ready() {
        return http.asNobody().get("/health/ready");
    }

    static class Brittle {
        final AtomicBoolean broken = new AtomicBoolean();
    }

    /** It breaks the rule that sagas do not throw. Public because Axon makes sagas by reflection. */
    @Saga
    @ProcessingGroup("brittle-process")
    public static class BrittleSaga {
        @StartSaga
        @SagaEventHandler(associationProperty = "channel")
        void on(ChannelOpened event, Brittle brittle) {
            if (brittle.broken.get()) throw new IllegalStateException("a secret");
        }
    }
}
