package io.counterfoil.channel.filecoin;

import io.counterfoil.channel.scheme.Blake2b;
import java.util.Arrays;
import java.util.HexFormat;

/** The content identifier of a piece of CBOR, by its BLAKE2b-256. */
final class Cid {
    /** Version 1, DAG-CBOR, BLAKE2b-256, 32 bytes. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("0171a0e40220");

    static byte[] bytes(byte[] cbor) {
        var cid = Arrays.copyOf(PREFIX, PREFIX.length + Blake2b.HASH_BYTES);
        System.arraycopy(Blake2b.hash(cbor), 0, cid, PREFIX.length, Blake2b.HASH_BYTES);
        return cid;
    }

    static String text(byte[] cbor) {
        return "b" + Base32.encode(bytes(cbor));
    }

    private Cid() {}
}
