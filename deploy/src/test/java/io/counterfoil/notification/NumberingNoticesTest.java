package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.notification.EndpointId;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NotificationTest
class NumberingNoticesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ORDERS = 12;

    private final Receiver one = new Receiver();
    private final Receiver other = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient sql;

    private Shop shop;
    private Web web;
    private EndpointId first;
    private EndpointId second;

    @BeforeEach
    void open() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        first = shop.listen(one.url(), "order.created", "order.paid");
        shop.place("A-0");
        second = shop.listen(other.url(), "order.created");
        for (int i = 1; i < ORDERS; i++) shop.pay(shop.place("A-" + i));
        await().until(() ->
                one.received().size() == 2 * ORDERS - 1 && other.received().size() == ORDERS - 1);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void leaves_no_gap_and_begins_with_one_for_each_endpoint() {
        assertThat(sequences(one)).containsExactlyElementsOf(upTo(2 * ORDERS - 1));
        assertThat(sequences(other)).containsExactlyElementsOf(upTo(ORDERS - 1));
    }

    @Test
    void follows_the_log() {
        assertThat(sql.sql("select sequence from delivery_list where endpoint = ? order by position")
                        .param(first.value())
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(upTo(2 * ORDERS - 1));
    }

    @Test
    void gives_the_same_numbers_again(@Autowired EventProcessingConfiguration processing) {
        var numbers = numbers();
        var list = processing
                .eventProcessor("delivery-list", StreamingEventProcessor.class)
                .orElseThrow();
        list.shutDown();
        list.resetTokens();
        list.start();
        await().untilAsserted(() -> assertThat(numbers()).isEqualTo(numbers));
        shop.place("later");
        await().until(() -> sequences(one).contains(2L * ORDERS));
        assertThat(one.received()).hasSize(2 * ORDERS);
    }

    @Test
    void lets_a_receiver_ask_for_what_it_misses() {
        var missing = web.get("/v1/endpoints/" + first + "/notices?after=20&limit=2");
        assertThat(missing.json().at("/items")).hasSize(2);
        assertThat(missing.at("/items/0/sequence")).isEqualTo("21");
        assertThat(missing.at("/next")).isEqualTo("22");
        var sent = one.received().stream()
                .filter(notice -> data(notice.body()).at("/sequence").asInt() == 21)
                .findFirst()
                .orElseThrow();
        assertThat(missing.json().at("/items/0/notice")).isEqualTo(JSON.readTree(sent.body()));
        assertThat(missing.at("/items/0/event")).isEqualTo(sent.header("webhook-id"));

        var rest = web.get("/v1/endpoints/" + first + "/notices?after=22");
        assertThat(rest.json().at("/items")).hasSize(1);
        assertThat(rest.json().has("next")).isFalse();
        assertThat(web.get("/v1/endpoints/" + second + "/notices?after=4711")
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void is_nobody_elses_business() {
        var stranger = new Web(context, new Shop(context).key);
        assertThat(stranger.get("/v1/endpoints/" + first + "/notices").status()).isEqualTo(404);
        var operator = new Web(context, NotificationTest.OPERATOR);
        assertThat(operator.get("/v1/endpoints/" + first + "/notices?merchant=" + shop.merchant)
                        .at("/items/0/sequence"))
                .isEqualTo("1");
        assertThat(web.get("/v1/endpoints/" + first + "/notices?limit=101").at("/code"))
                .isEqualTo("limit-invalid");
    }

    private List<@Nullable String> numbers() {
        return sql.sql("select delivery || ' ' || sequence from delivery_list where merchant = ? order by position")
                .param(shop.merchant.value())
                .query(String.class)
                .list();
    }

    private static List<Long> sequences(Receiver receiver) {
        return receiver.received().stream()
                .map(notice -> data(notice.body()).at("/sequence").asLong())
                .sorted()
                .toList();
    }

    private static JsonNode data(String body) {
        return JSON.readTree(body).at("/data");
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
