package io.counterfoil.channel.filecoin;

import io.counterfoil.kernel.channel.Uint64;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads what {@link CborWriter} writes and nothing else: whatever could be written in another way is refused. */
final class CborReader {
    private static final int MAJOR_SHIFT = 5;
    private static final int INFO = (1 << MAJOR_SHIFT) - 1;
    private static final int ONE_BYTE = 24;
    private static final int EIGHT_BYTES = 27;

    private final byte[] bytes;
    private int at;

    CborReader(byte[] bytes) {
        this.bytes = bytes;
    }

    void array(int items) {
        long found = head(CborWriter.ARRAY, "an array");
        if (found != items) throw new Malformed("an array of another length than " + items);
    }

    int array(String what, int itemsMax) {
        long items = head(CborWriter.ARRAY, what);
        if (items < 0 || items > itemsMax) throw new Malformed("too long an array");
        return (int) items;
    }

    byte[] bytes(String what) {
        long length = head(CborWriter.BYTES, what);
        if (length < 0 || length > bytes.length - at) throw new Malformed("the end within " + what);
        at += (int) length;
        return Arrays.copyOfRange(bytes, at - (int) length, at);
    }

    boolean skipsNull() {
        if (at == bytes.length || (bytes[at] & 0xff) != CborWriter.NULL) return false;
        at++;
        return true;
    }

    Uint64 unsigned(String what) {
        return new Uint64(head(CborWriter.UNSIGNED, what));
    }

    long signed(String what) {
        boolean negative = major(what) == CborWriter.NEGATIVE;
        long number = head(negative ? CborWriter.NEGATIVE : CborWriter.UNSIGNED, what);
        if (number < 0) throw new Malformed(what + " beyond 64 bits");
        return negative ? ~number : number;
    }

    BigInteger amount() {
        return BigAmount.decode(bytes("an amount"));
    }

    void end() {
        if (at != bytes.length) throw new Malformed("more after the end");
    }

    private int major(String what) {
        if (at == bytes.length) throw new Malformed("the end before " + what);
        return (bytes[at] & 0xff) >> MAJOR_SHIFT;
    }

    private long head(int major, String what) {
        if (major(what) != major) throw new Malformed("something else in place of " + what);
        int info = bytes[at++] & INFO;
        if (info < ONE_BYTE) return info;
        if (info > EIGHT_BYTES) throw new Malformed(what + " of no definite length");
        int size = 1 << (info - ONE_BYTE);
        if (bytes.length - at < size) throw new Malformed("the end within " + what);
        long number = 0;
        for (int i = 0; i < size; i++) number = number << Byte.SIZE | (bytes[at++] & 0xff);
        if (CborWriter.size(number) != size) throw new Malformed(what + " in more bytes than it needs");
        return number;
    }
}
