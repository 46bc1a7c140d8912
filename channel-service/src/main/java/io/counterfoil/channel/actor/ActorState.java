package io.counterfoil.channel.actor;

import io.counterfoil.kernel.channel.Uint64;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * A channel with its lanes, or with those of them that a command names: more is never looked at.
 *
 * @param lanes where one is changed, the others are shared with what was before
 */
public record ActorState(ChannelState channel, PSortedMap<Uint64, Lane> lanes) {
    static final ActorState NOTHING = new ActorState(new ChannelState.Absent(), TreePMap.empty());

    ActorState with(ChannelState next) {
        return new ActorState(next, lanes);
    }

    ActorState with(Uint64 number, Lane lane) {
        return new ActorState(channel, lanes.plus(number, lane));
    }
}
