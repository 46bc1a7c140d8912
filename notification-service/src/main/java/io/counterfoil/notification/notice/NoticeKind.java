package io.counterfoil.notification.notice;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The events that merchants can be told of, under the names that they subscribe to. */
public enum NoticeKind {
    ORDER_CREATED("order.created"),
    ORDER_PAID("order.paid"),
    ORDER_CLOSED("order.closed"),
    ENDPOINT_DISABLED("endpoint.disabled"),
    CHANNEL_OPENED("channel.opened"),
    CHANNEL_FUNDED("channel.funded"),
    CHANNEL_SETTLING("channel.settling"),
    CHANNEL_COLLECTED("channel.collected");

    /** Asked for today, told as soon as orders do such things. */
    private static final Set<String> TO_COME = Set.of("order.refunded", "refund.failed");

    private static final Set<String> WORDS = Stream.concat(
                    TO_COME.stream(), Arrays.stream(values()).flatMap(kind -> Stream.of(kind.word(), kind.family())))
            .collect(toUnmodifiableSet());

    private final String word;

    NoticeKind(String word) {
        this.word = word;
    }

    /** Empty where nobody is told. */
    public static Optional<NoticeKind> of(OrderEvent event) {
        return switch (event) {
            case OrderPlaced _ -> Optional.of(ORDER_CREATED);
            case OrderPaid _ -> Optional.of(ORDER_PAID);
            case OrderClosed _ -> Optional.of(ORDER_CLOSED);
            default -> Optional.empty();
        };
    }

    /** Empty where nobody is told. */
    public static Optional<NoticeKind> of(PaymentChannelEvent event) {
        return switch (event) {
            case ChannelOpened _ -> Optional.of(CHANNEL_OPENED);
            case ChannelFunded _ -> Optional.of(CHANNEL_FUNDED);
            case SettleStarted _, SettleExtended _ -> Optional.of(CHANNEL_SETTLING);
            case ChannelCollected _ -> Optional.of(CHANNEL_COLLECTED);
            case VoucherRedeemed _ -> Optional.empty();
        };
    }

    /** Those that tell what happened to an order or a channel: there are samples of them. */
    public static Set<NoticeKind> sampled() {
        return EnumSet.complementOf(EnumSet.of(ENDPOINT_DISABLED));
    }

    public static boolean mayBeAskedFor(String word) {
        return WORDS.contains(word);
    }

    /** Whether a subscription names it, or its whole family: {@code channel.*}. */
    public boolean isAmong(Set<String> subscription) {
        return subscription.contains(word) || subscription.contains(family());
    }

    private String family() {
        return word.substring(0, word.indexOf('.')) + ".*";
    }

    /** As in the notice's {@code type}. */
    public String word() {
        return word;
    }
}
