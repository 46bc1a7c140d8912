package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class RebuildingWhatIsKnownOfDeliveriesTest {
    @Autowired
    private JdbcClient sql;

    @Autowired
    private EventProcessingConfiguration processing;

    @Test
    void gives_the_same_list_and_no_other_delivery(@Autowired ApplicationContext context) {
        try (var receiver = new Receiver()) {
            var shop = new Shop(context);
            var web = new Web(context, shop.key);
            for (var kinds : List.of("\"order.created\"", "\"order.created\",\"order.paid\"")) {
                web.post("/v1/endpoints", """
                        {"url":"%s","kinds":[%s]}""".formatted(receiver.url(), kinds));
            }
            shop.pay(shop.place("A-1001"));
            await().until(() -> delivered(shop) == 3);
            web.post("/v1/endpoints", """
                    {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url()));
            var list = rows(shop);

            replay("delivery-list");
            replay("order-notices");

            await().untilAsserted(() -> assertThat(rows(shop)).isEqualTo(list));
            await().until(() -> isCaughtUp("order-notices"));
            assertThat(begun(shop)).isEqualTo(3);
        }
    }

    private void replay(String processor) {
        var streaming = processing
                .eventProcessor(processor, StreamingEventProcessor.class)
                .orElseThrow();
        streaming.shutDown();
        streaming.resetTokens();
        streaming.start();
    }

    private boolean isCaughtUp(String processor) {
        return processing
                .eventProcessor(processor, StreamingEventProcessor.class)
                .filter(streaming -> streaming.processingStatus().values().stream()
                        .allMatch(segment -> segment.isCaughtUp() && !segment.isReplaying()))
                .isPresent();
    }

    private long delivered(Shop shop) {
        return sql.sql("select count(*) from delivery_list where merchant = ? and state = 'delivered'")
                .param(shop.merchant.value())
                .query(Long.class)
                .single();
    }

    private long begun(Shop shop) {
        return sql.sql("""
                select count(*) from event_log.event
                 where name = 'notification.delivery-due/1' and payload::jsonb ->> 'merchant' = ?
                """).param(shop.merchant.value()).query(Long.class).single();
    }

    private List<@Nullable String> rows(Shop shop) {
        return sql.sql("select list::text from delivery_list list where merchant = ? order by position")
                .param(shop.merchant.value())
                .query(String.class)
                .list();
    }
}
