package io.counterfoil.channel.filecoin;

import io.counterfoil.kernel.channel.Uint64;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** The few kinds of CBOR (RFC 8949) that Filecoin's structures are made of, each in as few bytes as it needs. */
final class CborWriter {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int ARRAY = 4;
    static final int NULL = 0xf6;

    private static final int MAJOR_SHIFT = 5;
    private static final int ONE_BYTE = 24;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CborWriter array(int items) {
        return head(ARRAY, items);
    }

    CborWriter none() {
        out.write(NULL);
        return this;
    }

    CborWriter bytes(byte[] bytes) {
        head(BYTES, bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    CborWriter number(long number) {
        return number < 0 ? head(NEGATIVE, ~number) : head(UNSIGNED, number);
    }

    CborWriter number(Uint64 number) {
        return head(UNSIGNED, number.bits());
    }

    /** A sign and a magnitude; nothing at all for zero. */
    CborWriter amount(BigInteger amount) {
        return bytes(BigAmount.encode(amount));
    }

    /** What is CBOR already. */
    CborWriter raw(byte[] cbor) {
        out.writeBytes(cbor);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private CborWriter head(int major, long unsigned) {
        int size = size(unsigned);
        int info = size == 0 ? (int) unsigned : ONE_BYTE + Integer.numberOfTrailingZeros(size);
        out.write(major << MAJOR_SHIFT | info);
        for (int i = size - 1; i >= 0; i--) out.write((int) (unsigned >>> (i * Byte.SIZE)));
        return this;
    }

    /** In how many bytes after the first the number is written: 0, 1, 2, 4 or 8. */
    static int size(long unsigned) {
        if (Long.compareUnsigned(unsigned, ONE_BYTE) < 0) return 0;
        if (unsigned >>> Byte.SIZE == 0) return Byte.BYTES;
        if (unsigned >>> Short.SIZE == 0) return Short.BYTES;
        return unsigned >>> Integer.SIZE == 0 ? Integer.BYTES : Long.BYTES;
    }
}
