package io.counterfoil.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a merchant is sent, as {@code docs/webhooks.md} describes it.
 *
 * <p>All of it comes from the order's own events: it is put together anew for every attempt, byte for byte the same, and
 * no copy is kept. Only what belonged to a payer who has been forgotten since is left out.
 *
 * @param sample true of what nothing has happened of; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "timestamp", "sample", "data"})
public record NoticeBody(
        String type, String timestamp, @Nullable Boolean sample, Data data) {
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
        "closedAt",
        "closedFor",
        "provider",
        "transaction",
        "position",
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
            @Nullable String closedAt,
            @Nullable String closedFor,
            @Nullable String provider,
            @Nullable String transaction,
            long position,
            long sequence) {}

    @JsonPropertyOrder({"amount", "asset"})
    public record Amount(String amount, String asset) {
        static Amount of(Money money) {
            return new Amount(money.minorUnits().toString(), money.asset().toString());
        }
    }

    /**
     * @param sequence the notice's number among its endpoint's
     * @param decrypt empty for what belonged to somebody who has been forgotten
     */
    public static NoticeBody of(OrderStory story, long sequence, Function<Encrypted, Optional<String>> decrypt) {
        var kind = NoticeKind.of(story.event()).orElseThrow();
        return new NoticeBody(kind.word(), story.event().at().toString(), null, data(story, sequence, decrypt));
    }

    /** As a notice of that kind looks; the order in it is nobody's. */
    static NoticeBody sample(NoticeKind kind, Instant now) {
        return new NoticeBody(kind.word(), now.toString(), true, SampleOrder.data(kind, now.toString()));
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    private static Data data(OrderStory story, long sequence, Function<Encrypted, Optional<String>> decrypt) {
        OrderPlaced placed = story.placed();
        @Nullable OrderPaid paid = story.paid().orElse(null);
        @Nullable OrderClosed closed = story.event() instanceof OrderClosed event ? event : null;
        return new Data(
                placed.order().value(),
                placed.orderNo(),
                state(story),
                placed.purchase().goods().value(),
                placed.purchase().name(),
                placed.purchase().quantity(),
                Amount.of(placed.purchase().total()),
                clear(placed.buyer().payer(), decrypt),
                clear(placed.buyer().recipient(), decrypt),
                clear(placed.buyer().attachment(), decrypt),
                placed.at().toString(),
                paid == null ? null : paid.receipt().paidAt().toString(),
                closed == null ? null : closed.at().toString(),
                closed == null ? null : closed.reason().name().toLowerCase(Locale.ROOT),
                paid == null ? null : paid.receipt().provider(),
                paid == null ? null : paid.receipt().transaction(),
                story.told().position(),
                sequence);
    }

    private static String state(OrderStory story) {
        if (story.event() instanceof OrderClosed) return "closed";
        return story.paid().isPresent() ? "paid" : "placed";
    }

    private static @Nullable String clear(@Nullable Encrypted value, Function<Encrypted, Optional<String>> decrypt) {
        return value == null ? null : decrypt.apply(value).orElse(null);
    }
}
