package io.counterfoil.kernel.id;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids derived from who asks and how they call it, so that asking twice meets the same stream.
 *
 * <p>16 bytes of a SHA-256 in 26 letters and digits (Crockford's base 32 in lower case, without i, l, o and u).
 */
public final class Ids {
    public static final int BODY_LENGTH = 26;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_A_DIGIT = 5;
    private static final int BYTES = 16;
    private static final boolean[] IS_DIGIT = new boolean[Byte.MAX_VALUE + 1];

    static {
        for (char digit : ALPHABET.toCharArray()) IS_DIGIT[digit] = true;
    }

    /** The same parts give the same id; parts are delimited, so that ("a", "bc") is not ("ab", "c"). */
    public static String derive(String prefix, String... parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return prefix + "_" + encode(digest.digest());
    }

    /** @throws IllegalArgumentException unless {@code value} is {@code prefix_} and 26 digits of the alphabet */
    public static String require(String prefix, String value) {
        int body = prefix.length() + 1;
        if (value.startsWith(prefix) && isBody(value, body) && value.charAt(prefix.length()) == '_') return value;
        throw new IllegalArgumentException("not an id of the form " + prefix + "_…: " + value);
    }

    /** Whether the text is the part of an id that follows the prefix. */
    public static boolean isBody(String text) {
        return isBody(text, 0);
    }

    /** By hand: every id of every event that is read comes by here. */
    private static boolean isBody(String text, int from) {
        if (text.length() != from + BODY_LENGTH) return false;
        for (int i = from; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit >= IS_DIGIT.length || !IS_DIGIT[digit]) return false;
        }
        return true;
    }

    /** The first 16 of the given bytes, as 26 digits. */
    public static String encode(byte[] bytes) {
        var text = new StringBuilder(BODY_LENGTH);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < BYTES; i++) {
            buffer = (buffer << Byte.SIZE) | (bytes[i] & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS_A_DIGIT) {
                bits -= BITS_A_DIGIT;
                text.append(ALPHABET.charAt((buffer >> bits) & 0x1f));
            }
        }
        if (bits > 0) text.append(ALPHABET.charAt((buffer << (BITS_A_DIGIT - bits)) & 0x1f));
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Ids() {}
}
