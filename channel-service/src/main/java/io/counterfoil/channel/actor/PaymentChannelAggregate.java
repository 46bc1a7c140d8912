package io.counterfoil.channel.actor;

import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.LaneId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.platform.eventlog.Composite;
import io.counterfoil.platform.eventlog.Part;
import io.counterfoil.platform.eventlog.Piece;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
public final class PaymentChannelAggregate extends Composite<ActorCommand, ActorState, ActorEvent> {
    PaymentChannelAggregate() {
        super(
                ActorCommand.class,
                new PaymentChannel(),
                new Piece<>(ChannelState.class, ActorState::channel, ActorState::with));
    }

    public static List<Part<ActorState>> lanes(ChannelId channel, Collection<Uint64> numbers) {
        return numbers.stream().map(number -> lane(channel, number)).toList();
    }

    private static Part<ActorState> lane(ChannelId channel, Uint64 number) {
        return Part.known(
                LaneId.of(channel, number),
                new Piece<>(Lane.class, state -> state.lanes().get(number), (state, lane) -> state.with(number, lane)));
    }

    @Override
    protected List<Part<ActorState>> parts(ActorCommand command) {
        return lanes(command.channel(), command.lanes());
    }

    @Override
    protected Id stream(ActorEvent event) {
        return event.stream();
    }
}
