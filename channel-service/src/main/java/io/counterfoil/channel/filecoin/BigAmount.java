package io.counterfoil.channel.filecoin;

import java.math.BigInteger;
import java.util.Arrays;

/** An amount of attoFIL as a byte string: nothing for zero, else 0 or 1 for the sign, then the magnitude. */
final class BigAmount {
    private static final int BYTES_MAX = 128;

    static byte[] encode(BigInteger amount) {
        if (amount.signum() == 0) return new byte[0];
        var magnitude = amount.abs().toByteArray(); // which may begin with a zero, where the sign goes
        boolean padded = magnitude[0] == 0;
        var bytes = padded ? magnitude : new byte[magnitude.length + 1];
        if (!padded) System.arraycopy(magnitude, 0, bytes, 1, magnitude.length);
        bytes[0] = (byte) (amount.signum() < 0 ? 1 : 0);
        return bytes;
    }

    static BigInteger decode(byte[] bytes) {
        if (bytes.length > BYTES_MAX) throw new Malformed("an amount of more than " + BYTES_MAX + " bytes");
        if (bytes.length == 0) return BigInteger.ZERO;
        if (bytes[0] != 0 && bytes[0] != 1) throw new Malformed("an amount with neither sign");
        if (bytes.length == 1 || bytes[1] == 0) throw new Malformed("an amount that begins with zero");
        return new BigInteger(bytes[0] == 0 ? 1 : -1, Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    private BigAmount() {}
}
