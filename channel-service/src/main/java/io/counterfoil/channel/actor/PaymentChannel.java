package io.counterfoil.channel.actor;

import io.counterfoil.channel.actor.ActorCommand.AddFunds;
import io.counterfoil.channel.actor.ActorCommand.CollectChannel;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.SettleChannel;
import io.counterfoil.channel.actor.ChannelState.Absent;
import io.counterfoil.channel.actor.ChannelState.Collected;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.ChannelState.Settling;
import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import java.util.List;

/** The rules of the actor that holds a channel's money. */
public final class PaymentChannel implements Decider<ActorCommand, ActorState, ActorEvent> {
    @Override
    public ActorState initial() {
        return ActorState.NOTHING;
    }

    @Override
    public List<ActorEvent> decide(ActorCommand command, ActorState state) {
        return switch (command) {
            case CreateChannel create -> create(create, state.channel());
            case AddFunds add -> add(add, state);
            case RedeemVoucher redeem -> Redeeming.decide(redeem, live(state, command.channel()), state.lanes());
            case SettleChannel settle -> settle(settle, live(state, command.channel()));
            case CollectChannel collect -> collect(collect, live(state, command.channel()));
        };
    }

    private static List<ActorEvent> create(CreateChannel command, ChannelState state) {
        if (state instanceof Absent) {
            return List.of(new ChannelOpened(command.channel(), command.terms(), command.deposit(), command.now()));
        }
        if (terms(state).equals(command.terms())) return List.of();
        throw Rejected.differs("channel-exists", command.channel() + " was opened on other terms", "/channel");
    }

    private static Terms terms(ChannelState state) {
        return switch (state) {
            case Live live -> live.terms();
            case Collected collected -> collected.terms();
            case Absent _ -> throw new IllegalStateException("no terms yet");
        };
    }

    private static Live live(ActorState state, ChannelId channel) {
        return switch (state.channel()) {
            case Live live -> live;
            case Absent _ -> throw Rejected.unknown(ChannelId.class);
            case Collected _ -> throw new Rejected("channel-collected", channel + " is collected");
        };
    }

    /** Whoever asks again what became of a deposit hears the same after the channel was collected. */
    private static List<ActorEvent> add(AddFunds command, ActorState state) {
        if (state.channel() instanceof Collected collected && command.number() <= collected.deposits())
            return List.of();
        long next = live(state, command.channel()).purse().deposits() + 1;
        if (command.number() < next) return List.of();
        if (command.number() == next) {
            return List.of(new ChannelFunded(command.channel(), next, command.amount(), command.now()));
        }
        throw new Rejected("deposit-out-of-order", "the next deposit is number " + next);
    }

    private static List<ActorEvent> settle(SettleChannel command, Live channel) {
        requireParty(channel.terms(), command.caller());
        if (channel instanceof Settling) throw Refusal.CHANNEL_SETTLING.because("channel already settling");
        long end = channel.terms().epochs().at(command.now()) + channel.terms().settleDelay();
        long settlingAt = Math.max(end, channel.purse().minSettleHeight());
        return List.of(new SettleStarted(command.channel(), settlingAt, command.now()));
    }

    private static List<ActorEvent> collect(CollectChannel command, Live channel) {
        requireParty(channel.terms(), command.caller());
        long epoch = channel.terms().epochs().at(command.now());
        if (!(channel instanceof Settling settling) || epoch < settling.settlingAt()) {
            throw Refusal.CHANNEL_NOT_SETTLED.because("payment channel not settling or settled");
        }
        var purse = channel.purse();
        return List.of(new ChannelCollected(command.channel(), purse.toSend(), purse.left(), command.now()));
    }

    static void requireParty(Terms terms, String caller) {
        if (terms.isParty(caller)) return;
        throw Refusal.CALLER_NO_PARTY.because("caller " + caller + " is not one of ["
                + terms.payer().key() + " " + terms.payee().key() + "]");
    }

    @Override
    public ActorState evolve(ActorState state, ActorEvent event) {
        return switch (event) {
            case LaneAdvanced e -> state.with(e.lane(), new Lane(e.nonce(), e.redeemed()));
            case PaymentChannelEvent e -> state.with(ChannelHistory.evolve(state.channel(), e));
        };
    }
}
