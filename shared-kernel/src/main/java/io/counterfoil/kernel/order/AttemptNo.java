package io.counterfoil.kernel.order;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/**
 * The number under which a provider knows one attempt to pay an order ({@code out_trade_no}).
 *
 * <p>The order's 26 digits, then the attempt, counted from 1, in two digits: 28 letters and digits, within the 6 to 32
 * that every provider takes. A callback finds its order without asking a table.
 */
public record AttemptNo(String value) implements Id {
    public static final int NUMBER_MAX = 99;

    private static final int LENGTH = Ids.BODY_LENGTH + 2;

    public AttemptNo {
        if (!hasForm(value)) throw new IllegalArgumentException("not an attempt's number: " + value);
    }

    private static boolean hasForm(String value) {
        if (value.length() != LENGTH || !Ids.isBody(value.substring(0, Ids.BODY_LENGTH))) return false;
        char tens = value.charAt(LENGTH - 2);
        char ones = value.charAt(LENGTH - 1);
        return isDigit(tens) && isDigit(ones) && (tens != '0' || ones != '0');
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    public static AttemptNo of(OrderId order, int attempt) {
        if (attempt < 1 || attempt > NUMBER_MAX) throw new IllegalArgumentException("attempt " + attempt);
        return new AttemptNo(order.value().substring(OrderId.PREFIX.length() + 1)
                + (char) ('0' + attempt / 10)
                + (char) ('0' + attempt % 10));
    }

    public OrderId order() {
        return new OrderId(OrderId.PREFIX + "_" + value.substring(0, Ids.BODY_LENGTH));
    }

    @Override
    public String toString() {
        return value;
    }
}
