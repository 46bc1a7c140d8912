package io.counterfoil.channel.filecoin;

import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;

/**
 * Who or what is meant on Filecoin: a number (f0), a secp256k1 key (f1), an actor (f2), a BLS key (f3), or something of
 * another namespace (f4). The main net writes {@code f}, test nets {@code t}: the bytes are the same.
 *
 * @param bytes the protocol, then its payload
 */
public record Address(Bytes bytes) {
    static final int ID = 0;
    static final int SECP256K1 = 1;
    static final int ACTOR = 2;
    static final int BLS = 3;
    static final int DELEGATED = 4;

    private static final int HASH_BYTES = 20;
    private static final int BLS_BYTES = 48;
    private static final int SUB_ADDRESS_BYTES_MAX = 54;

    /** @throws Malformed for bytes that no address has */
    public Address {
        if (bytes.isEmpty()) throw new Malformed("no address");
        requirePayload(bytes.toArray());
    }

    private static void requirePayload(byte[] bytes) {
        int payload = bytes.length - 1;
        switch (bytes[0]) {
            case ID -> {
                Leb128.decode(bytes, 1);
                requireLength(Leb128.length(bytes, 1), payload);
            }
            case SECP256K1, ACTOR -> requireLength(HASH_BYTES, payload);
            case BLS -> requireLength(BLS_BYTES, payload);
            case DELEGATED -> {
                Leb128.decode(bytes, 1);
                if (payload - Leb128.length(bytes, 1) > SUB_ADDRESS_BYTES_MAX) throw new Malformed("too long");
            }
            default -> throw new Malformed("unknown protocol " + bytes[0]);
        }
    }

    private static void requireLength(int bytes, int payload) {
        if (payload != bytes) throw new Malformed(payload + " bytes instead of " + bytes);
    }

    /** @throws Rejected {@code address-malformed}, with what is wrong */
    public static Address parse(String text) {
        try {
            return AddressText.read(text);
        } catch (Malformed e) {
            throw Rejected.invalid("address-malformed", "The address cannot be read: " + e.why() + ".", "/address");
        }
    }

    public static Address id(Uint64 number) {
        return of(ID, Leb128.encode(number));
    }

    /** @param publicKey uncompressed, 65 bytes */
    public static Address ofKey(byte[] publicKey) {
        return of(SECP256K1, Blake2b.digest(HASH_BYTES, publicKey));
    }

    /** @param creation what tells the actor's creation from all others */
    public static Address ofActor(byte[] creation) {
        return of(ACTOR, Blake2b.digest(HASH_BYTES, creation));
    }

    static Address of(int protocol, byte[] payload) {
        var bytes = new byte[payload.length + 1];
        bytes[0] = (byte) protocol;
        System.arraycopy(payload, 0, bytes, 1, payload.length);
        return new Address(Bytes.of(bytes));
    }

    int protocol() {
        return bytes.toArray()[0];
    }

    byte[] payload() {
        return Arrays.copyOfRange(bytes.toArray(), 1, bytes.length());
    }

    /** As the main net writes it. */
    @Override
    public String toString() {
        return AddressText.write(this, 'f');
    }

    /** As test nets write it. */
    public String toTestText() {
        return AddressText.write(this, 't');
    }
}
