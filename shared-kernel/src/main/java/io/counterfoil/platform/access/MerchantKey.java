package io.counterfoil.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.kernel.order.MerchantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A merchant's key: {@code sk_} (secret) or {@code pk_} (publishable), the digits of the merchant's id, those of the key's
 * name, and 128 random bits. It says itself which stream tells whether it is valid.
 *
 * @param name what the key is called, {@code ky_…}
 * @param text the key itself: shown to its owner once, never printed and never stored
 */
public record MerchantKey(KeyKind kind, MerchantId merchant, String name, String text) {
    private static final String NAME_PREFIX = "ky";
    private static final int HINT_LENGTH = 4;
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("(sk|pk)_([0-9a-z]{26})_([0-9a-z]{26})_([0-9a-z]{26})");

    /** What a key is called that the merchant asked for under that name. */
    public static String name(MerchantId merchant, String request) {
        return Ids.derive(NAME_PREFIX, merchant.value(), request);
    }

    /** A new key; two of the same name differ. */
    public static MerchantKey generate(KeyKind kind, MerchantId merchant, String name) {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        var text = String.join("_", prefix(kind), digits(merchant.value()), digits(name), Ids.encode(random));
        return new MerchantKey(kind, merchant, name, text);
    }

    /** Empty where the text cannot be a key; whether it is one, only the log can tell. */
    static Optional<MerchantKey> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || !Ids.isBody(match.group(2)) || !Ids.isBody(match.group(3))) return Optional.empty();
        var kind = match.group(1).equals(prefix(KeyKind.SECRET)) ? KeyKind.SECRET : KeyKind.PUBLISHABLE;
        var merchant = new MerchantId(MerchantId.PREFIX + "_" + match.group(2));
        return Optional.of(new MerchantKey(kind, merchant, NAME_PREFIX + "_" + match.group(3), text));
    }

    /** Hex SHA-256 of the key. The key is random, so that its hash needs no salt. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By which a person recognises the key. */
    public String hint() {
        return text.substring(text.length() - HINT_LENGTH);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String prefix(KeyKind kind) {
        return switch (kind) {
            case SECRET -> "sk";
            case PUBLISHABLE -> "pk";
        };
    }

    private static String digits(String id) {
        return id.substring(id.indexOf('_') + 1);
    }
}
