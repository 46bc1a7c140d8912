package io.counterfoil.notification;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.outbound.Line;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class ReplayingNoticesTest {
    private static final int MORE_THAN_A_CALL = 205;

    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient sql;

    private Shop shop;
    private Web web;
    private EndpointId endpoint;

    @BeforeEach
    void deliverThree() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        endpoint = shop.listen(receiver.url(), "order.created");
        for (int i = 1; i <= 3; i++) {
            int orders = i;
            shop.place("A-" + i);
            await().until(() -> delivered() == orders);
        }
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void sends_everything_again_under_the_same_ids() {
        var before = ids();
        var begun = replay("{}");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.at("/notices")).isEqualTo("3");
        await().until(() -> receiver.received().size() == 6);
        assertThat(ids().subList(3, 6)).containsExactlyInAnyOrderElementsOf(before);
        await().until(() -> delivered() == 3);
    }

    @Test
    void sends_what_came_behind_a_number_a_position_or_an_instant() {
        var list = web.get("/v1/deliveries");
        assertThat(replayAll("{\"after\":2}").at("/first")).isEqualTo("3");
        assertThat(replayAll("{\"since\":\"" + list.at("/items/0/createdAt") + "\"}")
                        .at("/notices"))
                .isEqualTo("1");
        assertThat(replayAll("{\"until\":\"" + list.at("/items/1/createdAt") + "\"}")
                        .at("/notices"))
                .isEqualTo("2");
        var told = web.get("/v1/deliveries/" + list.at("/items/1/id")).at("/notice/data/position");
        assertThat(replayAll("{\"position\":" + told + "}").at("/last")).isEqualTo("3");
        assertThat(replayAll("{\"after\":3}").at("/notices")).isEqualTo("0");
    }

    @Test
    void sends_dead_letters_alone_where_asked_for_them(@Autowired MovableClock clock) {
        try (var failing = new Receiver()) {
            failing.alwaysAnswers(500);
            var other = web.post("/v1/endpoints", """
                    {"url":"%s","kinds":["order.created"],"waits":["PT1S"]}""".formatted(failing.url())).at("/id");
            var lost = shop.place("lost");
            await().until(() -> state(other, lost, "/attempts").equals("1"));
            clock.advance(Duration.ofSeconds(2));
            await().until(() -> state(other, lost, "/state").equals("exhausted"));
            failing.alwaysAnswers(204);
            var fine = shop.place("fine");
            await().until(() -> state(other, fine, "/state").equals("delivered"));

            var begun = web.post("/v1/endpoints/" + other + "/replay", "{\"state\":\"exhausted\"}");
            assertThat(begun.at("/notices")).isEqualTo("1");
            await().until(() -> state(other, lost, "/state").equals("delivered"));
            assertThat(failing.received()).hasSize(4);
            assertThat(failing.received().getLast().header("webhook-id"))
                    .isEqualTo(failing.received().getFirst().header("webhook-id"));
        }
        assertThat(replay("{\"state\":\"exhausted\"}").at("/notices")).isEqualTo("0");
        assertThat(replay("{\"state\":\"lost\"}").at("/code")).isEqualTo("state-unknown");
    }

    @Test
    void goes_on_where_it_was_when_they_are_more_than_one_call_does() {
        for (int i = 4; i <= MORE_THAN_A_CALL; i++) shop.place("A-" + i);
        await().until(() -> receiver.received().size() == MORE_THAN_A_CALL && waiting() == 0);
        assertThat(replay("{}").at("/notices")).isEqualTo(Integer.toString(MORE_THAN_A_CALL));
        await().until(() -> receiver.received().size() == 2 * MORE_THAN_A_CALL);
        assertThat(ids().stream().collect(groupingBy(id -> id, counting())).values())
                .containsOnly(2L);
    }

    @Test
    void is_done_once_under_the_same_name() {
        var begun = replay("{\"after\":1}", "again");
        await().until(() -> receiver.received().size() == 5 && over());
        assertThat(replay("{\"after\":1}", "again").text()).isEqualTo(begun.text());
        assertThat(replay("{}", "again").at("/code")).isEqualTo("replay-differs");
        assertThat(redeliveries()).isEqualTo(2);
    }

    @Test
    void waits_until_the_one_before_is_over() {
        replay("{}", "first");
        await().until(this::over);
        sql.sql("update notice_replay set reached = 0 where endpoint = ?")
                .param(endpoint.value())
                .update();
        assertThat(replay("{}", "second").at("/code")).isEqualTo("replay-open");
        assertThat(replay("{}", "first").status()).isEqualTo(202);
    }

    @Test
    void does_not_begin_anew_when_it_was_cut_off() {
        replay("{}");
        await().until(() -> receiver.received().size() == 6 && waiting() == 0 && over());
        sql.sql("update notice_replay set reached = 0 where endpoint = ?")
                .param(endpoint.value())
                .update();
        call();
        assertThat(over()).isTrue();
        assertThat(redeliveries()).isEqualTo(3);
    }

    @Test
    void is_done_everywhere_for_an_operator() {
        try (var elsewhere = new Receiver()) {
            var other = new Shop(context);
            other.listen(elsewhere.url(), "order.created");
            other.place("A-1");
            await().until(() -> elsewhere.received().size() == 1 && waiting() == 0);
            var since = web.get("/v1/deliveries").at("/items/1/createdAt");
            var wish = "{\"since\":\"" + since + "\"}";
            var operator = new Web(context, NotificationTest.OPERATOR);

            var begun = operator.post("/v1/deliveries/replay", wish, "outage");
            assertThat(begun.at("/endpoints")).isEqualTo("2");
            assertThat(begun.at("/notices")).isEqualTo("3");
            await().until(() ->
                    receiver.received().size() == 5 && elsewhere.received().size() == 2);
            assertThat(operator.post("/v1/deliveries/replay", wish, "outage").text())
                    .isEqualTo(begun.text());
            assertThat(web.post("/v1/deliveries/replay", wish).status()).isEqualTo(403);
            assertThat(redeliveries()).isEqualTo(2);
        }
    }

    @Test
    void is_not_taken_for_another_callers_of_the_same_name() {
        replay("{\"after\":1}", "1");
        await().until(() -> receiver.received().size() == 5 && over() && waiting() == 0);
        var wish = "{\"since\":\"" + web.get("/v1/deliveries").at("/items/1/createdAt") + "\"}";
        new Web(context, NotificationTest.OPERATOR).post("/v1/deliveries/replay", wish, "1");
        await().until(() -> receiver.received().size() == 7 && over());
        assertThat(replay("{\"after\":2}", "1").at("/notices")).isEqualTo("1");
    }

    @Test
    void passes_over_an_endpoint_that_is_disabled_meanwhile() {
        replay("{}");
        await().until(() -> receiver.received().size() == 6 && over() && waiting() == 0);
        web.post("/v1/endpoints/" + endpoint + "/disable", "");
        sql.sql("update notice_replay set reached = 0, asked_at = now() + interval '1 day' where endpoint = ?")
                .param(endpoint.value())
                .update();
        call();
        assertThat(over()).isTrue();
        assertThat(redeliveries()).isEqualTo(3);
    }

    @Test
    void is_refused_where_nothing_is_sent() {
        web.delete("/v1/endpoints/" + endpoint);
        assertThat(replay("{}").at("/code")).isEqualTo("endpoint-disabled");
        var stranger = new Web(context, new Shop(context).key);
        assertThat(stranger.post("/v1/endpoints/" + endpoint + "/replay", "{}").status())
                .isEqualTo(404);
    }

    private Web.Answer replay(String wish) {
        return web.post("/v1/endpoints/" + endpoint + "/replay", wish);
    }

    private Web.Answer replay(String wish, String request) {
        return web.post("/v1/endpoints/" + endpoint + "/replay", wish, request);
    }

    /** Another may follow. */
    private Web.Answer replayAll(String wish) {
        var begun = replay(wish);
        await().until(this::over);
        return begun;
    }

    private void call() {
        context.getBeansOfType(Line.class).values().stream()
                .filter(line -> line.kind().equals("replay-notices"))
                .findFirst()
                .orElseThrow()
                .call(endpoint.value());
    }

    private boolean over() {
        return sql.sql("select reached >= last_sequence from notice_replay where endpoint = ?")
                .param(endpoint.value())
                .query(Boolean.class)
                .single();
    }

    private long redeliveries() {
        return sql.sql("""
                select count(*) from event_log.event
                 where name = 'notification.redelivery-requested/1' and payload::jsonb ->> 'endpoint' = ?
                """).param(endpoint.value()).query(Long.class).single();
    }

    private String state(String endpoint, OrderId order, String field) {
        return web.get("/v1/deliveries?endpoint=" + endpoint + "&order=" + order)
                .at("/items/0" + field);
    }

    private List<String> ids() {
        return receiver.received().stream()
                .map(notice -> notice.header("webhook-id"))
                .toList();
    }

    private int waiting() {
        return web.get("/v1/deliveries?state=waiting").json().at("/items").size();
    }

    private int delivered() {
        return web.get("/v1/deliveries?state=delivered").json().at("/items").size();
    }
}
