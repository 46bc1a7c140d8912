package io.counterfoil.notification.endpoint;

import java.net.InetAddress;

/** All addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code fd00::/8}, or one alone. */
record Network(InetAddress first, int bits) {
    /** @throws IllegalArgumentException where that is none */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int size = first.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? size : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > size) throw new IllegalArgumentException("no network has " + bits + " bits: " + text);
        return new Network(first, bits);
    }

    boolean contains(InetAddress address) {
        var mine = first.getAddress();
        var theirs = address.getAddress();
        if (mine.length != theirs.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            if (bit(mine, bit) != bit(theirs, bit)) return false;
        }
        return true;
    }

    private static int bit(byte[] bytes, int bit) {
        return bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
    }
}
