package io.counterfoil.notification.endpoint;

import static io.counterfoil.notification.Examples.GOODS;
import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.sealed;
import static io.counterfoil.notification.notice.NoticeKind.CHANNEL_OPENED;
import static io.counterfoil.notification.notice.NoticeKind.ORDER_CREATED;
import static io.counterfoil.notification.notice.NoticeKind.ORDER_PAID;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointCreated;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.notification.notice.NoticeKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoosingWhomToTellTest {
    private static final GoodsId OTHER_GOODS = GoodsId.derive(MERCHANT, "chair");

    @Test
    void tells_every_general_endpoint_that_asked_for_the_kind() {
        var history = List.of(
                created("all", null, "order.created", "order.paid"),
                created("paid", null, "order.paid"),
                created("created", null, "order.created"));
        assertThat(told(history, ORDER_PAID, GOODS)).containsExactly(id("all"), id("paid"));
    }

    @Test
    void tells_the_endpoints_of_the_goods_and_no_other() {
        var history = List.of(created("general", null, "order.paid"), created("own", GOODS, "order.paid"));
        assertThat(told(history, ORDER_PAID, GOODS)).containsExactly(id("own"));
        assertThat(told(history, ORDER_PAID, OTHER_GOODS)).containsExactly(id("general"));
    }

    @Test
    void tells_the_general_ones_of_a_kind_that_the_goods_endpoints_did_not_ask_for() {
        var history = List.of(created("general", null, "order.created"), created("own", GOODS, "order.paid"));
        assertThat(told(history, ORDER_CREATED, GOODS)).containsExactly(id("general"));
    }

    @Test
    void tells_no_disabled_endpoint() {
        var history = List.of(
                created("general", null, "order.paid"),
                created("own", GOODS, "order.paid"),
                new EndpointDisabled(id("own"), MERCHANT, null, null, NOON));
        assertThat(told(history, ORDER_PAID, GOODS)).containsExactly(id("general"));
    }

    @Test
    void tells_what_is_about_no_goods_to_the_general_ones() {
        var history = List.of(created("general", null, "channel.*"), created("own", GOODS, "channel.*"));
        assertThat(new Endpoints()
                        .replay(List.copyOf(history)).toTell(CHANNEL_OPENED).stream()
                                .map(Endpoint::id))
                .containsExactly(id("general"));
    }

    @Test
    void tells_nobody_where_nobody_asked() {
        assertThat(told(List.of(), ORDER_PAID, GOODS)).isEmpty();
    }

    private static List<EndpointId> told(List<? extends EndpointEvent> history, NoticeKind kind, GoodsId goods) {
        return new Endpoints()
                .replay(List.copyOf(history)).toTell(kind, goods).stream()
                        .map(Endpoint::id)
                        .toList();
    }

    private static EndpointEvent created(String name, @Nullable GoodsId goods, String... kinds) {
        return new EndpointCreated(
                id(name),
                MERCHANT,
                goods,
                "https://shop.example/",
                Set.of(kinds),
                sealed(name),
                EndpointTerms.USUAL,
                NOON);
    }

    private static EndpointId id(String name) {
        return EndpointId.derive(MERCHANT.value(), name);
    }
}
