package io.counterfoil.notification.notice;

import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.ORDER;
import static io.counterfoil.notification.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.notification.Examples;
import io.counterfoil.platform.eventlog.Recorded;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WritingANoticeTest {
    private final List<Recorded> history = Examples.paidOrder();

    @Test
    void tells_of_an_order_that_was_placed() {
        assertThat(body("event-0"))
                .isEqualTo("""
                {"type":"order.created","timestamp":"2026-01-01T12:00:00Z","data":{"order":"%s","orderNo":"A-1001",\
                "state":"placed","goods":"%s","goodsName":"Lamp","quantity":1,\
                "total":{"amount":"1999","asset":"CNY/2"},"payer":"15705420001","attachment":"xxxxxx",\
                "placedAt":"2026-01-01T12:00:00Z","position":100,"sequence":7}}\
                """.formatted(ORDER, placed().purchase().goods()));
    }

    @Test
    void tells_of_an_order_that_was_paid() {
        assertThat(body("event-2"))
                .isEqualTo("""
                {"type":"order.paid","timestamp":"2026-01-01T12:00:30Z","data":{"order":"%s","orderNo":"A-1001",\
                "state":"paid","goods":"%s","goodsName":"Lamp","quantity":1,\
                "total":{"amount":"1999","asset":"CNY/2"},"payer":"15705420001","attachment":"xxxxxx",\
                "placedAt":"2026-01-01T12:00:00Z","paidAt":"2026-01-01T12:00:29Z","provider":"alipay-wap",\
                "transaction":"2026010122001","position":102,"sequence":7}}\
                """.formatted(ORDER, placed().purchase().goods()));
    }

    @Test
    void tells_of_an_order_that_was_closed() {
        var story = OrderStory.until("event-2", Examples.closedOrder());
        assertThat(NoticeBody.of(story, 7, encrypted -> Optional.of(encrypted.text()))
                        .json())
                .startsWith("{\"type\":\"order.closed\",\"timestamp\":\"2026-01-01T12:30:00Z\",\"data\":{")
                .contains(
                        "\"state\":\"closed\"",
                        "\"placedAt\":\"2026-01-01T12:00:00Z\",\"closedAt\":\"2026-01-01T12:30:00Z\",\"closedFor\":\"expired\",");
    }

    @Test
    void says_the_same_whatever_happens_afterwards() {
        var early = NoticeBody.of(
                OrderStory.until("event-2", history.subList(0, 3)), 7, encrypted -> Optional.of(encrypted.text()));
        assertThat(early.json()).isEqualTo(body("event-2"));
    }

    @Test
    void leaves_out_a_payer_who_was_forgotten() {
        var forgotten = NoticeBody.of(OrderStory.until("event-2", history), 7, encrypted -> Optional.empty());
        assertThat(forgotten.json()).contains("\"transaction\"").doesNotContain("payer", "attachment");
    }

    @Test
    void tells_of_an_endpoint_that_was_disabled_for_failing() {
        var endpoint = EndpointId.derive(MERCHANT.value(), "one");
        var disabled = new EndpointDisabled(endpoint, MERCHANT, null, NOON, NOON.plusSeconds(30));
        assertThat(EndpointNotice.of(disabled, 104, 8).json()).isEqualTo("""
                {"type":"endpoint.disabled","timestamp":"2026-01-01T12:00:30Z","data":{"endpoint":"%s",\
                "failingSince":"2026-01-01T12:00:00Z","position":104,"sequence":8}}\
                """.formatted(endpoint));
    }

    @Test
    void needs_the_event_it_tells_of() {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderStory.until("event-9", history));
    }

    private String body(String event) {
        return NoticeBody.of(OrderStory.until(event, history), 7, encrypted -> Optional.of(encrypted.text()))
                .json();
    }
}
