package io.counterfoil.channel.filecoin;

import java.io.ByteArrayOutputStream;

/** Base 32 in lower case, without padding (RFC 4648). */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS_A_DIGIT = 5;
    private static final int DIGIT = (1 << BITS_A_DIGIT) - 1;

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte octet : bytes) {
            buffer = (buffer << Byte.SIZE) | (octet & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS_A_DIGIT) {
                bits -= BITS_A_DIGIT;
                text.append(ALPHABET.charAt((buffer >> bits) & DIGIT));
            }
        }
        if (bits > 0) text.append(ALPHABET.charAt((buffer << (BITS_A_DIGIT - bits)) & DIGIT));
        return text.toString();
    }

    /** @throws Malformed for other characters, and where the last digit says more than is left of it */
    static byte[] decode(String text) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) throw new Malformed("not in lower-case base 32");
            buffer = (buffer << BITS_A_DIGIT) | digit;
            bits += BITS_A_DIGIT;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
            }
        }
        if (bits >= BITS_A_DIGIT || (buffer & ((1 << bits) - 1)) != 0)
            throw new Malformed("not whole bytes in base 32");
        return bytes.toByteArray();
    }

    private Base32() {}
}
