package io.counterfoil.kernel.channel;

import java.util.regex.Pattern;

/**
 * A whole number from 0 to 2^64 - 1, as the channels' systems count lanes and promises. Stored as decimal text.
 *
 * @param bits the number, where it is beyond {@link Long#MAX_VALUE} as a negative one
 */
public record Uint64(long bits) implements Comparable<Uint64> {
    public static final Uint64 ZERO = new Uint64(0);
    public static final Uint64 MAX = new Uint64(-1);

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,19}");

    public static Uint64 of(long number) {
        if (number < 0) throw new IllegalArgumentException("negative number: " + number);
        return new Uint64(number);
    }

    /** @throws IllegalArgumentException unless {@code decimal} is what {@link #toString} gives */
    public static Uint64 parse(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) throw new IllegalArgumentException("not a decimal number: " + decimal);
        return new Uint64(Long.parseUnsignedLong(decimal));
    }

    public boolean isAfter(Uint64 other) {
        return compareTo(other) > 0;
    }

    /** @throws ArithmeticException after the last */
    public Uint64 next() {
        if (equals(MAX)) throw new ArithmeticException("no number after " + this);
        return new Uint64(bits + 1);
    }

    /** @throws ArithmeticException before the first */
    public Uint64 previous() {
        if (equals(ZERO)) throw new ArithmeticException("no number before " + this);
        return new Uint64(bits - 1);
    }

    @Override
    public int compareTo(Uint64 other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
