package io.counterfoil.channel.filecoin;

import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.kernel.channel.Uint64;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Addresses as people write them. */
final class AddressText {
    private static final int CHECKSUM_BYTES = 4;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");
    private static final int NUMBER_DIGITS_MAX = 20;
    private static final int LENGTH_MAX = 150;

    static String write(Address address, char network) {
        var payload = address.payload();
        return switch (address.protocol()) {
            case Address.ID -> network + "0" + Leb128.decode(payload, 0);
            case Address.DELEGATED -> {
                int space = Leb128.length(payload, 0);
                yield network + "4" + Leb128.decode(payload, 0) + "f"
                        + checked(address, Arrays.copyOfRange(payload, space, payload.length));
            }
            default -> network + Integer.toString(address.protocol()) + checked(address, payload);
        };
    }

    private static String checked(Address address, byte[] payload) {
        return Base32.encode(join(payload, checksum(address)));
    }

    private static byte[] checksum(Address address) {
        return Blake2b.digest(CHECKSUM_BYTES, address.bytes().toArray());
    }

    static Address read(String text) {
        if (text.length() > LENGTH_MAX) throw new Malformed("too long");
        if (text.isEmpty() || (text.charAt(0) != 'f' && text.charAt(0) != 't')) throw new Malformed("unknown network");
        if (text.length() < 2 || text.charAt(1) < '0' || text.charAt(1) > '4') throw new Malformed("unknown protocol");
        var rest = text.substring(2);
        return switch (text.charAt(1)) {
            case '0' -> Address.id(number(rest));
            case '4' -> delegated(rest);
            default -> keyed(text.charAt(1) - '0', rest);
        };
    }

    private static Uint64 number(String text) {
        if (text.isEmpty()) throw new Malformed("no number");
        if (!NUMBER.matcher(text).matches()) throw new Malformed("not a decimal number");
        try {
            if (text.length() <= NUMBER_DIGITS_MAX) return Uint64.parse(text);
        } catch (NumberFormatException e) {
            throw new Malformed("a number beyond 2^64 - 1");
        }
        throw new Malformed("a number beyond 2^64 - 1");
    }

    private static Address delegated(String rest) {
        int end = rest.indexOf('f');
        if (end < 0) throw new Malformed("no namespace");
        var space = Leb128.encode(number(rest.substring(0, end)));
        var bytes = Base32.decode(rest.substring(end + 1));
        return requireChecksum(Address.of(Address.DELEGATED, join(space, unchecked(bytes))), bytes);
    }

    private static Address keyed(int protocol, String rest) {
        var bytes = Base32.decode(rest);
        return requireChecksum(Address.of(protocol, unchecked(bytes)), bytes);
    }

    private static byte[] unchecked(byte[] bytes) {
        if (bytes.length < CHECKSUM_BYTES) throw new Malformed("too short");
        return Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
    }

    private static Address requireChecksum(Address address, byte[] bytes) {
        var given = Arrays.copyOfRange(bytes, bytes.length - CHECKSUM_BYTES, bytes.length);
        if (!Arrays.equals(given, checksum(address))) throw new Malformed("wrong checksum");
        return address;
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private AddressText() {}
}
