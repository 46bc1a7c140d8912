package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.platform.outbound.Line;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@NotificationTest
class ReplayingNoticesTest {
    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

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
        assertThat(replay("{\"after\":2}").at("/first")).isEqualTo("3");
        assertThat(replay("{\"since\":\"" + list.at("/items/0/createdAt") + "\"}")
                        .at("/notices"))
                .isEqualTo("1");
        assertThat(replay("{\"until\":\"" + list.at("/items/1/createdAt") + "\"}")
                        .at("/notices"))
                .isEqualTo("2");
        var told = web.get("/v1/deliveries/" + list.at("/items/1/id")).at("/notice/data/position");
        assertThat(replay("{\"position\":" + told + "}").at("/last")).isEqualTo("3");
        assertThat(replay("{\"after\":3}").at("/notices")).isEqualTo("0");
    }

    @Test
    void sends_dead_letters_alone_where_asked_for_them() {
        assertThat(replay("{\"state\":\"exhausted\"}").at("/notices")).isEqualTo("0");
        assertThat(replay("{\"state\":\"lost\"}").at("/code")).isEqualTo("state-unknown");
    }

    @Test
    void does_not_begin_anew_when_it_was_cut_off() {
        var line = context.getBeansOfType(Line.class).values().stream()
                .filter(candidate -> candidate.kind().equals("replay-notices"))
                .findFirst()
                .orElseThrow();
        var wish = String.join(
                "/", endpoint.value(), "1", "3", "any", Instant.now().toString());
        line.call(wish);
        await().until(() -> receiver.received().size() == 6 && delivered() == 3);
        line.call(wish);
        assertThat(web.get("/v1/deliveries?state=waiting").json().at("/items")).isEmpty();
        assertThat(receiver.received()).hasSize(6);
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

    private List<String> ids() {
        return receiver.received().stream()
                .map(notice -> notice.header("webhook-id"))
                .toList();
    }

    private int delivered() {
        return web.get("/v1/deliveries?state=delivered").json().at("/items").size();
    }
}
