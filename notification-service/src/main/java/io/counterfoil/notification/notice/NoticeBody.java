package io.counterfoil.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.personal.Encrypted;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a merchant is sent, as {@code docs/webhooks.md} describes it.
 *
 * <p>All of it comes from the order's own events: it is put together anew for every attempt, byte for byte the same, and
 * no copy is kept. Only what belonged to a payer who has been forgotten since is left out.
 */
@JsonPropertyOrder({"type", "timestamp", "data"})
public record NoticeBody(String type, String timestamp, Data data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "order",
        "orderNo",
        "state",
        "goods",
        "goodsName",
        "quantity",
        "total",
        "payer",
        "recipient",
        "attachment",
        "placedAt",
        "paidAt",
        "provider",
        "transaction",
        "sequence"
    })
    public record Data(
            String order,
            String orderNo,
            String state,
            String goods,
            String goodsName,
            int quantity,
            Amount total,
            @Nullable String payer,
            @Nullable String recipient,
            @Nullable String attachment,
            String placedAt,
            @Nullable String paidAt,
            @Nullable String provider,
            @Nullable String transaction,
            long sequence) {}

    @JsonPropertyOrder({"amount", "asset"})
    public record Amount(String amount, String asset) {
        static Amount of(Money money) {
            return new Amount(money.minorUnits().toString(), money.asset().toString());
        }
    }

    /** @param decrypt empty for what belonged to somebody who has been forgotten */
    public static NoticeBody of(OrderStory story, Function<Encrypted, Optional<String>> decrypt) {
        var kind = NoticeKind.of(story.event()).orElseThrow();
        return new NoticeBody(kind.word(), story.event().at().toString(), data(story, decrypt));
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    private static Data data(OrderStory story, Function<Encrypted, Optional<String>> decrypt) {
        OrderPlaced placed = story.placed();
        @Nullable OrderPaid paid = story.paid().orElse(null);
        return new Data(
                placed.order().value(),
                placed.orderNo(),
                paid == null ? "placed" : "paid",
                placed.purchase().goods().value(),
                placed.purchase().name(),
                placed.purchase().quantity(),
                Amount.of(placed.purchase().total()),
                clear(placed.buyer().payer(), decrypt),
                clear(placed.buyer().recipient(), decrypt),
                clear(placed.buyer().attachment(), decrypt),
                placed.at().toString(),
                paid == null ? null : paid.receipt().paidAt().toString(),
                paid == null ? null : paid.receipt().provider(),
                paid == null ? null : paid.receipt().transaction(),
                story.told().position());
    }

    private static @Nullable String clear(@Nullable Encrypted value, Function<Encrypted, Optional<String>> decrypt) {
        return value == null ? null : decrypt.apply(value).orElse(null);
    }
}
