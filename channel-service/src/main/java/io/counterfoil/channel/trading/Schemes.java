package io.counterfoil.channel.trading;

import io.counterfoil.channel.canonical.NativeScheme;
import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.ChannelAddress;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.channel.funding.Between;
import io.counterfoil.channel.scheme.VoucherScheme;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import java.util.List;
import org.springframework.stereotype.Component;

/** What parties agree on by choosing a scheme. */
@Component
public final class Schemes {
    private static final VoucherScheme OURS = new NativeScheme();
    private static final VoucherScheme FILECOINS = new FilecoinScheme();

    private final TradingTerms trading;

    Schemes(TradingTerms trading) {
        this.trading = trading;
    }

    static VoucherScheme of(Scheme scheme) {
        return switch (scheme) {
            case NATIVE -> OURS;
            case FILECOIN -> FILECOINS;
        };
    }

    /** @throws Rejected {@code asset-differs} for what the scheme cannot count */
    static void requireAsset(Scheme scheme, Asset asset) {
        if (scheme == Scheme.FILECOIN && !asset.equals(FilecoinScheme.FIL)) {
            throw Rejected.invalid("asset-differs", "Filecoin's channels are in " + FilecoinScheme.FIL + ".", "/asset");
        }
    }

    /** @param serial of the deposit that opens the channel */
    public Terms terms(FundingId funding, long serial, Between between) {
        return new Terms(
                between.scheme(),
                between.payer(),
                between.payee(),
                List.of(name(between.scheme(), ChannelAddress.of(funding, serial))),
                between.asset(),
                of(between.scheme()).epochs(),
                settleDelay(between.scheme()));
    }

    private static String name(Scheme scheme, Address address) {
        return switch (scheme) {
            case NATIVE -> ChannelAddress.id(address).value();
            case FILECOIN -> address.toString();
        };
    }

    private long settleDelay(Scheme scheme) {
        return switch (scheme) {
            case NATIVE -> trading.settleDelay().toSeconds() / OURS.epochs().seconds();
            case FILECOIN -> FilecoinScheme.SETTLE_DELAY_EPOCHS;
        };
    }
}
