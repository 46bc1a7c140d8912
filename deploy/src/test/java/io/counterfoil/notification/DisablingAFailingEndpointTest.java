package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import tools.jackson.databind.json.JsonMapper;

@NotificationTest
class DisablingAFailingEndpointTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration A_PROBE = Duration.ofMinutes(61);
    private static final int DAYS = 5;
    private static final int ATTEMPTS = 16;

    private final Receiver failing = new Receiver();
    private final Receiver healthy = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient sql;

    private Shop shop;
    private Web web;
    private EndpointId endpoint;

    @BeforeEach
    void open() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        failing.alwaysAnswers(500);
        endpoint = shop.listen(failing.url(), "order.created");
        shop.listen(healthy.url(), "order.closed");
    }

    @AfterEach
    void close() {
        failing.close();
        healthy.close();
    }

    @Test
    void happens_after_five_days_and_is_told_to_the_others() {
        failForDays();
        await().until(() -> healthy.received().size() == 1);
        var told = JSON.readTree(healthy.received().getFirst().body());
        assertThat(told.at("/type").asString()).isEqualTo("endpoint.disabled");
        assertThat(told.at("/data/endpoint").asString()).isEqualTo(endpoint.value());
        assertThat(told.at("/data/failingSince").asString()).isNotEmpty();
        assertThat(disabled()).isEqualTo(1);
    }

    @Test
    void keeps_what_happens_probes_and_sends_it_all_when_the_endpoint_is_back() {
        failForDays();
        var probe = web.get("/v1/endpoints/" + endpoint + "/notices?limit=1").at("/items/0/delivery");
        var late = shop.place("late");
        var later = shop.place("later");
        await().until(() -> listed(late, "/items/0/state").equals("waiting")
                && listed(later, "/items/0/state").equals("waiting"));
        awaitAttempt(probe, Duration.ofHours(7));
        int before = failing.received().size();
        awaitAttempt(probe, A_PROBE);
        assertThat(failing.received().subList(before, failing.received().size()))
                .extracting(notice -> notice.header("webhook-id"))
                .containsExactly(web.get("/v1/deliveries/" + probe).at("/event"));
        assertThat(listed(late, "/items/0/attempts")).isEqualTo("0");

        failing.alwaysAnswers(204);
        clock.advance(A_PROBE);
        await().until(() -> listed(late, "/items/0/state").equals("delivered")
                && listed(later, "/items/0/state").equals("delivered"));
        assertThat(recovered()).isEqualTo(1);
        var soon = shop.place("soon");
        await().until(() -> listed(soon, "/items/0/state").equals("delivered"));
    }

    @Test
    void does_not_happen_while_something_arrives() {
        for (int day = 0; day <= DAYS + 1; day++) {
            if (day == 3) failing.answers(200);
            failOnce("A-" + day);
            clock.advance(Duration.ofDays(1));
        }
        assertThat(disabled()).isZero();
    }

    @Test
    void does_not_happen_after_a_failure_long_ago() {
        exhaust(failOnce("A-1"));
        clock.advance(Duration.ofDays(30));
        failOnce("A-2");
        assertThat(sql.sql(
                                "select failed_at - failing_since < interval '1 day' from failing_endpoint where endpoint = ?")
                        .param(endpoint.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(disabled()).isZero();
    }

    @Test
    void happens_at_once_to_an_endpoint_that_says_it_is_gone() {
        failing.alwaysAnswers(410);
        var order = shop.place("A-1");
        await().until(() -> listed(order, "/items/0/state").equals("exhausted"));
        await().until(() -> healthy.received().size() == 1);
        assertThat(JSON.readTree(healthy.received().getFirst().body())
                        .at("/data/gone")
                        .asString())
                .isEqualTo(listed(order, "/items/0/id"));
        var witness = shop.listen(healthy.url(), "order.created");
        var next = shop.place("A-2");
        await().until(() -> listed(next, "/items/0/state").equals("delivered"));
        assertThat(listed(next, "/items/0/endpoint")).isEqualTo(witness.value());
        assertThat(web.get("/v1/deliveries?order=" + next).json().at("/items")).hasSize(1);
    }

    /** One that is built anew goes through what was long ago. */
    @Test
    void is_not_decided_by_a_list_that_is_behind_the_log(
            @Autowired EventProcessingConfiguration processing, @Autowired ScheduledTaskHolder schedule) {
        var list = processing
                .eventProcessor("delivery-list", StreamingEventProcessor.class)
                .orElseThrow();
        list.shutDown();
        shop.place("A-1");
        await().until(() -> events("notification.delivery-due/1") == 1);
        sql.sql("""
                insert into failing_endpoint (endpoint, merchant, failing_since, failed_at)
                values (?, ?, ?::timestamptz - interval '6 days', ?::timestamptz)
                """)
                .params(
                        endpoint.value(),
                        shop.merchant.value(),
                        clock.instant().toString(),
                        clock.instant().toString())
                .update();
        for (int round = 0; round < 3; round++) sweep(schedule);
        assertThat(disabled()).isZero();

        list.start();
        await().until(() -> disabled() == 1);
    }

    private static void sweep(ScheduledTaskHolder schedule) {
        schedule.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("FailingEndpointSweep"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    private void awaitAttempt(String delivery, Duration after) {
        int before = attempts(delivery);
        clock.advance(after);
        await().until(() -> attempts(delivery) > before);
    }

    private int attempts(String delivery) {
        return web.get("/v1/deliveries/" + delivery).json().at("/attempts").asInt();
    }

    /** One order a day, whose notice fails. */
    private void failForDays() {
        for (int day = 0; day < DAYS; day++) {
            failOnce("A-" + day);
            clock.advance(Duration.ofDays(1));
        }
        shop.place("A-last");
        await().until(() -> disabled() == 1);
    }

    private OrderId failOnce(String orderNo) {
        int before = failing.received().size();
        var order = shop.place(orderNo);
        await().until(() -> failing.received().size() > before);
        await().until(() -> !listed(order, "/items/0/attempts").equals("0"));
        return order;
    }

    /** In less than five days. */
    private void exhaust(OrderId order) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var made = Integer.toString(attempt);
            await().until(() -> listed(order, "/items/0/attempts").equals(made));
            clock.advance(Duration.ofHours(7));
        }
        await().until(() -> listed(order, "/items/0/state").equals("exhausted"));
    }

    private long disabled() {
        return events("notification.endpoint-disabled/1");
    }

    private long recovered() {
        return events("notification.endpoint-recovered/1");
    }

    private long events(String name) {
        return sql.sql("select count(*) from event_log.event where name = ? and payload::jsonb ->> 'endpoint' = ?")
                .params(name, endpoint.value())
                .query(Long.class)
                .single();
    }

    private String listed(OrderId order, String pointer) {
        return web.get("/v1/deliveries?order=" + order).at(pointer);
    }
}
