package io.counterfoil.channel.trading;

import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.channel.trading.Created.Issued;
import io.counterfoil.channel.trading.Created.Missing;
import io.counterfoil.channel.trading.PaymentWanted.Spec;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Pays by several vouchers on one lane. */
@Component
final class Paying {
    static final int VOUCHERS_MAX = 1000;

    private static final Use RESERVED = new Use(true, false);

    private final Fundings fundings;
    private final Deposits deposits;
    private final ChannelReader reader;
    private final VoucherDesk desk;
    private final Signing signing;

    Paying(Fundings fundings, Deposits deposits, ChannelReader reader, VoucherDesk desk, Signing signing) {
        this.fundings = fundings;
        this.deposits = deposits;
        this.reader = reader;
        this.desk = desk;
        this.signing = signing;
    }

    /** @param patience how long the funds may take */
    Payment pay(Asker asker, PaymentWanted wanted, Duration patience) {
        if (wanted.vouchers().isEmpty() || wanted.vouchers().size() > VOUCHERS_MAX) {
            throw Rejected.invalid(
                    "vouchers-invalid", "A payment has 1 to " + VOUCHERS_MAX + " vouchers.", "/vouchers");
        }
        var amount = wanted.vouchers().getLast().amount();
        var asked = fundings.fund(asker, new FundsWanted(wanted.pair(), amount, RESERVED, wanted.request()));
        var channel = asked.sentinel()
                .map(sentinel -> deposits.await(sentinel, patience))
                .or(asked::channel)
                .orElseThrow();
        var payer = Seat.of(asker, channel, reader.terms(channel), Optional.of(Side.PAYER), Side.PAYER);
        var lane = desk.allocateLane(payer);
        var vouchers = wanted.vouchers().stream()
                .map(spec -> voucher(payer, lane, spec))
                .toList();
        return new Payment(channel, asked.sentinel(), vouchers);
    }

    private String voucher(Seat payer, Uint64 lane, Spec spec) {
        return switch (signing.create(payer, lane, spec.amount(), spec.conditions())) {
            case Issued issued -> issued.text();
            case Missing missing ->
                throw new Rejected(
                        "deposit-short",
                        "insufficient funds in channel, shortfall: "
                                + missing.shortfall().minorUnits());
        };
    }
}
