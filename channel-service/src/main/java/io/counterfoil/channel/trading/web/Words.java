package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.filecoin.ChannelAddress;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.trading.ChannelStatus;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.platform.http.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** What channels are called and counted in, as requests write it. */
final class Words {
    /** By its id, or by its address. What is neither is no channel. */
    static ChannelId channel(String name) {
        try {
            return ChannelAddress.read(name);
        } catch (Rejected malformed) {
            throw Rejected.unknown(ChannelId.class);
        }
    }

    static Scheme scheme(String word) {
        return Arrays.stream(Scheme.values())
                .filter(scheme -> of(scheme).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Rejected.invalid("scheme-unknown", "A scheme is " + all(Scheme.values()) + ".", "/scheme"));
    }

    static Asset asset(String text) {
        try {
            return Asset.parse(text);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid(
                    "asset-invalid", "An asset is 3 to 8 capital letters and its scale, 0 to 18: CNY/2.", "/asset");
        }
    }

    static Uint64 lane(String text) {
        try {
            return Uint64.parse(text);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("lane-invalid", "A lane is a whole number from 0, as text.", "/lane");
        }
    }

    /** @param hex empty where there is none */
    static Bytes bytes(String pointer, String hex) {
        try {
            return Bytes.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("hex-invalid", "These are bytes in hexadecimal.", pointer);
        }
    }

    static Optional<Side> side(Optional<String> word) {
        return word.map(text -> one(Side.values(), text, "side-unknown", "A side is payer or payee."));
    }

    static Optional<ChannelStatus.State> state(Optional<String> word) {
        return word.map(text ->
                one(ChannelStatus.State.values(), text, "state-unknown", "A channel is open, settling or collected."));
    }

    private static <E extends Enum<E>> E one(E[] all, String word, String code, String why) {
        return Arrays.stream(all)
                .filter(value -> of(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(HttpStatus.BAD_REQUEST, code, why));
    }

    private static String all(Enum<?>[] values) {
        return Arrays.stream(values).map(Words::of).collect(Collectors.joining(" or "));
    }

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Words() {}
}
