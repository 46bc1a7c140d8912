package io.counterfoil.channel.filecoin;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;
import java.util.HexFormat;

/** A content identifier that is the content: whoever has it need not look it up. */
public final class IdentityCid {
    /** Version 1, raw, no digest; the content's length follows. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("015500");

    static final int CONTENT_BYTES_MAX = 127;

    private static final String BASE_32 = "b";

    /** @throws IllegalArgumentException beyond 127 bytes */
    public static String write(byte[] content) {
        if (content.length > CONTENT_BYTES_MAX) throw new IllegalArgumentException("too long: " + content.length);
        var cid = Arrays.copyOf(PREFIX, PREFIX.length + 1 + content.length);
        cid[PREFIX.length] = (byte) content.length;
        System.arraycopy(content, 0, cid, PREFIX.length + 1, content.length);
        return BASE_32 + Base32.encode(cid);
    }

    /** @throws Rejected {@code cid-unreadable} for what is none, or one of other content */
    public static byte[] read(String text) {
        try {
            return content(bytes(text));
        } catch (Malformed e) {
            throw Rejected.invalid("cid-unreadable", "The CID cannot be read: " + e.why() + ".", "/cid");
        }
    }

    private static byte[] bytes(String text) {
        if (text.length() > 2 * CONTENT_BYTES_MAX) throw new Malformed("too long");
        if (!text.startsWith(BASE_32)) throw new Malformed("not in base 32");
        return Base32.decode(text.substring(BASE_32.length()));
    }

    private static byte[] content(byte[] cid) {
        int start = PREFIX.length + 1;
        boolean ours = cid.length >= start && Arrays.equals(PREFIX, 0, PREFIX.length, cid, 0, PREFIX.length);
        if (!ours || cid[PREFIX.length] != cid.length - start) throw new Malformed("nothing of ours");
        return Arrays.copyOfRange(cid, start, cid.length);
    }

    private IdentityCid() {}
}
