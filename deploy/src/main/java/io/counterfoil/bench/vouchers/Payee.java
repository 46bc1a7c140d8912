package io.counterfoil.bench.vouchers;

import io.counterfoil.bench.measure.Lab;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.PaymentChannelAggregate;
import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.Standing;
import io.counterfoil.channel.filecoin.FilecoinScheme;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.eventlog.History;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Takes vouchers as they come: reads each, looks whose signature it is, and puts it into the book. */
final class Payee {
    private static final FilecoinScheme SCHEME = new FilecoinScheme();
    private static final Money ANY = Money.of(0, FilecoinScheme.FIL);
    private static final String OVERTAKEN = "voucher-stale";

    private final CommandGateway gateway;
    private final History history;
    private final PaymentChannelAggregate channels;
    private final InstantSource clock;

    Payee(Lab lab) {
        gateway = lab.bean(CommandGateway.class);
        history = lab.bean(History.class);
        channels = lab.bean(PaymentChannelAggregate.class);
        clock = lab.bean(InstantSource.class);
    }

    /** @return false where a later one of its lane was faster */
    boolean accepts(Strait strait, String text) {
        var slip = SCHEME.read(text, strait.terms());
        var standing = standing(strait, slip.promise().lane());
        try {
            gateway.sendAndWait(new AcceptVoucher(strait.book(), slip, ANY, standing, clock.instant()));
            return true;
        } catch (Rejected refused) {
            if (refused.code().equals(OVERTAKEN)) return false;
            throw refused;
        }
    }

    private Standing standing(Strait strait, Uint64 lane) {
        var state = history.known(
                channels, strait.channel(), PaymentChannelAggregate.lanes(strait.channel(), List.of(lane)));
        return Standing.of((Live) state.channel(), state.lanes().get(lane));
    }
}
