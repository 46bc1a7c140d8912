package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.Shop.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class RebuildingWhatIsToldOfOrdersTest {
    private static final String PRICE = "19.90";

    @Autowired
    private JdbcClient sql;

    @Autowired
    private EventProcessingConfiguration processing;

    private final Alipay alipay = Alipay.create();
    private Shop shop;
    private Reply order;
    private String attempt;

    @BeforeEach
    void place(@Autowired Environment environment) {
        shop = Shops.with(environment, alipay);
        shop.post(
                shop.secretKey,
                "/v1/endpoints",
                Map.of("url", "http://127.0.0.1:9/", "kinds", List.of("order.created", "order.paid")));
        order = shop.place("R-1");
        attempt = order.body().at("/payment/attempt").asText();
    }

    @Test
    void gives_the_same_payments_that_are_owed() {
        for (var transaction : List.of("first", "second", "third")) {
            tell(Map.of("trade_no", transaction));
        }
        await().until(() -> owed().size() == 2);
        var before = owed();
        var orders = orders();
        sql.sql("update owed_payment set amount = 0, status = 'lost'").update();

        replay("order-list");

        await().untilAsserted(() -> assertThat(owed()).isEqualTo(before));
        assertThat(orders()).isEqualTo(orders);
    }

    @Test
    void gives_the_same_streams_that_tell_of_an_order() {
        tell(Map.of("total_amount", "0.01"));
        tell(Map.of("total_amount", PRICE));
        await().until(() -> sideStreams().size() == 3);
        var before = sideStreams();
        sql.sql("delete from order_side_stream").update();

        replay("order-timeline");

        await().untilAsserted(() -> assertThat(sideStreams()).isEqualTo(before));
        assertThat(before).extracting(stream -> stream.substring(0, 2)).containsExactly("cl", "dl", "dl");
    }

    private void tell(Map<String, String> other) {
        var notice = new TreeMap<>(alipay.paid(attempt, PRICE));
        notice.putAll(other);
        assertThat(shop.callBack(alipay.signed(notice)).body()).isEqualTo("success");
    }

    private void replay(String processor) {
        var streaming = processing
                .eventProcessor(processor, StreamingEventProcessor.class)
                .orElseThrow();
        streaming.shutDown();
        streaming.resetTokens();
        streaming.start();
    }

    private List<String> owed() {
        return texts("select owed::text from owed_payment owed where order_id = ? order by position");
    }

    private List<String> orders() {
        return texts("select list::text from order_list list where order_id = ?");
    }

    private List<String> sideStreams() {
        return texts("select stream from order_side_stream where order_id = ? order by stream");
    }

    private List<String> texts(String query) {
        return sql.sql(query).param(order.text("id")).query(String.class).list().stream()
                .map(String::valueOf)
                .toList();
    }
}
