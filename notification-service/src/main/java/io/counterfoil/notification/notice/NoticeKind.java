package io.counterfoil.notification.notice;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The events that merchants can be told of, under the names that they subscribe to. */
public enum NoticeKind {
    ORDER_CREATED("order.created"),
    ORDER_PAID("order.paid");

    private static final Set<String> WORDS =
            Arrays.stream(values()).map(NoticeKind::word).collect(toUnmodifiableSet());

    private final String word;

    NoticeKind(String word) {
        this.word = word;
    }

    /** Empty where nobody is told. */
    public static Optional<NoticeKind> of(OrderEvent event) {
        return switch (event) {
            case OrderPlaced _ -> Optional.of(ORDER_CREATED);
            case OrderPaid _ -> Optional.of(ORDER_PAID);
            default -> Optional.empty();
        };
    }

    public static Set<String> words() {
        return WORDS;
    }

    /** As in the notice's {@code type}. */
    public String word() {
        return word;
    }
}
