package io.counterfoil.channel.trading;

import io.counterfoil.channel.funding.Between;
import io.counterfoil.channel.funding.FundingCommand.OpenFunding;
import io.counterfoil.channel.funding.FundingCommand.RequestFunds;
import io.counterfoil.channel.funding.FundingState;
import io.counterfoil.channel.funding.WholeFunding;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.decide.Rejected;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Funds that parties ask for. */
@Component
final class Fundings {
    private final ChannelReader reader;
    private final PartyKeys keys;
    private final Deposits deposits;
    private final CommandGateway gateway;
    private final InstantSource clock;

    Fundings(ChannelReader reader, PartyKeys keys, Deposits deposits, CommandGateway gateway, InstantSource clock) {
        this.reader = reader;
        this.keys = keys;
        this.deposits = deposits;
        this.gateway = gateway;
        this.clock = clock;
    }

    Asked fund(Asker asker, FundsWanted wanted) {
        var pair = normal(wanted.pair());
        if (!wanted.amount().asset().equals(pair.asset())) {
            throw Rejected.invalid("asset-differs", "The funds are in " + pair.asset() + ".", "/amount");
        }
        var between = between(asker, pair);
        var funding = id(pair);
        if (reader.funding(funding).between() == null) {
            gateway.sendAndWait(new OpenFunding(funding, between, clock.instant()));
        }
        WholeFunding after = gateway.sendAndWait(
                new RequestFunds(funding, wanted.request(), wanted.amount(), wanted.use(), clock.instant()));
        return asked(Sentinel.of(funding, wanted.request()), wanted, after.funding());
    }

    /** @throws Rejected {@code key-unknown} where the payer's key is not the asker's */
    Party requirePayer(Asker asker, Pair pair) {
        Schemes.requireAsset(pair.scheme(), pair.asset());
        var payer = keys.require(pair.scheme(), pair.payer(), pair.asset(), "/payer");
        if (asker.actsFor(payer.account(), pair.asset())) return payer;
        throw PartyKeys.unknown("/payer");
    }

    private Between between(Asker asker, Pair pair) {
        var payer = requirePayer(asker, pair);
        var payee = keys.require(pair.scheme(), pair.payee(), pair.asset(), "/payee");
        return new Between(pair.scheme(), payer, payee, pair.asset());
    }

    /** One that was answered already, be it this time, is in the channel that it was answered with. */
    private Asked asked(Sentinel sentinel, FundsWanted wanted, FundingState after) {
        if (!after.isAwaited(wanted.request())) {
            return new Asked(sentinel.funding(), Optional.empty(), Optional.of(deposits.filled(sentinel)));
        }
        return new Asked(
                sentinel.funding(),
                Optional.of(sentinel),
                Optional.ofNullable(after.current()).map(FundingState.Current::channel));
    }

    static FundingId id(Pair pair) {
        return FundingId.derive(pair.scheme(), pair.payer(), pair.payee(), pair.asset());
    }

    /** @return with a main net address where a key was named by one of a test net */
    static Pair normal(Pair pair) {
        var scheme = Schemes.of(pair.scheme());
        return new Pair(pair.scheme(), scheme.requireKey(pair.payer()), scheme.requireKey(pair.payee()), pair.asset());
    }

    /** As whom the asker may know of it: as the payer where both keys are the asker's; empty where neither is. */
    Optional<Side> side(Asker asker, Pair pair) {
        if (asker instanceof Asker.Operator || isOf(asker, pair, pair.payer())) return Optional.of(Side.PAYER);
        return isOf(asker, pair, pair.payee()) ? Optional.of(Side.PAYEE) : Optional.empty();
    }

    /**
     * As whom the asker may know of it: as the payer where it is both.
     *
     * @throws Rejected {@code funding-unknown} where it is neither
     */
    Side requireKnown(Asker asker, FundingId funding) {
        var between = reader.funding(funding).between();
        if (between != null && isOf(asker, between.payer(), between)) return Side.PAYER;
        if (between != null && isOf(asker, between.payee(), between)) return Side.PAYEE;
        throw Rejected.unknown(FundingId.class);
    }

    private static boolean isOf(Asker asker, Party party, Between between) {
        return asker.actsFor(party.account(), between.asset());
    }

    private boolean isOf(Asker asker, Pair pair, String key) {
        return keys.party(pair.scheme(), key, pair.asset())
                .filter(party -> asker.actsFor(party.account(), pair.asset()))
                .isPresent();
    }
}
