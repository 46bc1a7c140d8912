package io.counterfoil.channel.trading;

import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.channel.paying.BeginPayment;
import io.counterfoil.channel.paying.Beginning;
import io.counterfoil.channel.paying.PaymentState;
import io.counterfoil.channel.paying.PaymentState.Absent;
import io.counterfoil.channel.paying.PaymentState.Begun;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.PaymentId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.platform.eventlog.History;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * Pays by several vouchers on one lane. Which one is remembered under the request's name before any of them is made: asked
 * for again, those that are there already are handed out again.
 */
@Component
final class Paying {
    private static final Use RESERVED = new Use(true, false);
    private static final Beginning RULES = new Beginning();

    /** A blank is in no name that a caller may give: these are the names of requests that no caller makes. */
    private static final String OURS = "payment ";

    private final Fundings fundings;
    private final Deposits deposits;
    private final ChannelReader reader;
    private final History history;
    private final VoucherDesk desk;
    private final Signing signing;
    private final CommandGateway gateway;
    private final InstantSource clock;

    Paying(
            Fundings fundings,
            Deposits deposits,
            ChannelReader reader,
            History history,
            VoucherDesk desk,
            Signing signing,
            CommandGateway gateway,
            InstantSource clock) {
        this.fundings = fundings;
        this.deposits = deposits;
        this.reader = reader;
        this.history = history;
        this.desk = desk;
        this.signing = signing;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** @param patience how long the funds may take */
    Payment pay(Asker asker, PaymentWanted wanted, Duration patience) {
        wanted.require();
        var pair = Fundings.normal(wanted.pair());
        fundings.requirePayer(asker, pair);
        signing.requireManaged(pair);
        var payment = PaymentId.of(Fundings.id(pair), wanted.request());
        return switch (history.fold(payment, RULES)) {
            case Begun begun -> made(asker, begun, wanted, Optional.empty());
            case Absent _ -> begin(asker, payment, wanted, patience);
        };
    }

    private Payment begin(Asker asker, PaymentId payment, PaymentWanted wanted, Duration patience) {
        var amount = wanted.vouchers().getLast().amount();
        var funds = new FundsWanted(wanted.pair(), amount, RESERVED, OURS + wanted.request());
        var asked = fundings.fund(asker, funds);
        var channel = deposits.await(Sentinel.of(asked.funding(), funds.request()), patience);
        var lane = desk.allocateLane(payer(asker, channel));
        PaymentState after =
                gateway.sendAndWait(new BeginPayment(payment, channel, lane, wanted.content(), clock.instant()));
        return made(asker, (Begun) after, wanted, asked.sentinel());
    }

    private Payment made(Asker asker, Begun begun, PaymentWanted wanted, Optional<Sentinel> sentinel) {
        begun.require(wanted.content());
        var vouchers = signing.createAll(payer(asker, begun.channel()), begun.lane(), wanted.vouchers());
        return new Payment(begun.channel(), sentinel, vouchers);
    }

    private Seat payer(Asker asker, ChannelId channel) {
        return Seat.of(asker, channel, reader.terms(channel), Optional.of(Side.PAYER), Side.PAYER);
    }
}
