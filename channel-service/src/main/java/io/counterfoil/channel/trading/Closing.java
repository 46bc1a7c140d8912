package io.counterfoil.channel.trading;

import io.counterfoil.channel.actor.ActorCommand.CollectChannel;
import io.counterfoil.channel.actor.ActorCommand.SettleChannel;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.kernel.decide.Rejected;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** How a channel comes to its end: by what is submitted, settled and collected. */
@Component
final class Closing {
    private final ChannelReader reader;
    private final Submission submission;
    private final CommandGateway gateway;
    private final InstantSource clock;

    Closing(ChannelReader reader, Submission submission, CommandGateway gateway, InstantSource clock) {
        this.reader = reader;
        this.submission = submission;
        this.gateway = gateway;
        this.clock = clock;
    }

    void submit(Seat seat, String voucher, Tellings tellings) {
        var slip = seat.read(voucher);
        var promise = slip.promise();
        if (reader.book(seat.book(), List.of(promise.lane()))
                .page(promise.lane())
                .hasSubmitted(promise.nonce())) {
            throw new Rejected("voucher-submitted", "cannot submit voucher that has already been submitted");
        }
        submission.submit(seat, slip, tellings, gateway::sendAndWait);
    }

    void settle(Seat seat) {
        gateway.sendAndWait(new SettleChannel(seat.channel(), seat.key(), clock.instant()));
    }

    void collect(Seat seat) {
        gateway.sendAndWait(new CollectChannel(seat.channel(), seat.key(), clock.instant()));
    }
}
