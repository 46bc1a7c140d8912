package io.counterfoil.channel.filecoin;

import io.counterfoil.kernel.channel.Uint64;
import java.io.ByteArrayOutputStream;

/** Numbers from 0 to 2^64 - 1 in as few groups of seven bits as they need, the lowest first. */
final class Leb128 {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int BYTES_MAX = 10;

    static byte[] encode(Uint64 number) {
        var bytes = new ByteArrayOutputStream();
        long rest = number.bits();
        while (Long.compareUnsigned(rest, MORE) >= 0) {
            bytes.write(((int) rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }

    /** How many bytes the number at {@code from} takes. */
    static int length(byte[] bytes, int from) {
        for (int i = from; i < bytes.length && i < from + BYTES_MAX; i++) if (bytes[i] >= 0) return i - from + 1;
        throw new Malformed("a number without an end");
    }

    static Uint64 decode(byte[] bytes, int from) {
        int length = length(bytes, from);
        int last = bytes[from + length - 1];
        if (length == BYTES_MAX && last > 1) throw new Malformed("a number beyond 2^64 - 1");
        if (length > 1 && last == 0) throw new Malformed("a number in more bytes than it needs");
        long number = 0;
        for (int i = length - 1; i >= 0; i--) number = number << BITS | (bytes[from + i] & (MORE - 1));
        return new Uint64(number);
    }

    private Leb128() {}
}
