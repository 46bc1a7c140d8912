package io.counterfoil.channel.trading;

import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.channel.scheme.VoucherScheme;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A party at its channel. */
public record Seat(ChannelId channel, Terms terms, Side side) {
    /**
     * @param wish the side that the asker names
     * @param preferred the one where the asker is on both and names none
     * @throws Rejected {@code channel-unknown} where the asker is on neither
     */
    static Seat of(Asker asker, ChannelId channel, Terms terms, Optional<Side> wish, Side preferred) {
        var sides = sides(asker, terms);
        var side = wish.orElseGet(() -> sides.contains(preferred)
                ? preferred
                : sides.stream().findFirst().orElse(preferred));
        if (!sides.contains(side)) throw Rejected.unknown(ChannelId.class);
        return new Seat(channel, terms, side);
    }

    static Set<Side> sides(Asker asker, Terms terms) {
        var sides = EnumSet.noneOf(Side.class);
        if (asker.actsFor(terms.payer().account(), terms.asset())) sides.add(Side.PAYER);
        if (asker.actsFor(terms.payee().account(), terms.asset())) sides.add(Side.PAYEE);
        return sides;
    }

    public BookId book() {
        return BookId.of(channel, side);
    }

    public String key() {
        return switch (side) {
            case PAYER -> terms.payer().key();
            case PAYEE -> terms.payee().key();
        };
    }

    /** @throws Rejected {@code asset-differs} */
    void requireAsset(Money amount, String field) {
        if (amount.asset().equals(terms.asset())) return;
        throw Rejected.invalid("asset-differs", "The channel is in " + terms.asset() + ".", field);
    }

    VoucherScheme scheme() {
        return Schemes.of(terms.scheme());
    }

    /** @throws Rejected {@code voucher-unreadable} */
    public Slip read(String voucher) {
        return scheme().read(voucher, terms);
    }
}
