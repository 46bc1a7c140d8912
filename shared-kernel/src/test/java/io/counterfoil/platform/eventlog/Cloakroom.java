package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.LaneId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.eventlog.Cloakroom.HangUp;
import io.counterfoil.platform.eventlog.Cloakroom.Room;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A thing with parts, as simple as can be: coats on hooks, so many in the room, and each hook has coats of its own. */
final class Cloakroom extends Composite<HangUp, Room, ActorEvent> {
    private static final Money NOTHING = Money.of(0, new Asset("USD", 2));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final boolean areHooksMostlyNew;

    /** @param coats that there is room for */
    Cloakroom(long coats) {
        this(coats, false);
    }

    Cloakroom(long coats, boolean areHooksMostlyNew) {
        super(HangUp.class, new Rules(coats), new Piece<>(Count.class, Room::count, Room::with));
        this.areHooksMostlyNew = areHooksMostlyNew;
    }

    /** @param coat on this hook, from 1: one that hangs there is hung up once */
    record HangUp(@TargetAggregateIdentifier ChannelId room, long hook, long coat) {}

    record Count(long coats) {}

    record Hook(long coats) {}

    record Room(Count count, Map<Long, Hook> hooks) {
        Room with(Count next) {
            return new Room(next, hooks);
        }

        Room with(long number, Hook hook) {
            var more = new HashMap<>(hooks);
            more.put(number, hook);
            return new Room(count, Map.copyOf(more));
        }

        long coats(long hook) {
            var there = hooks.get(hook);
            return there == null ? 0 : there.coats();
        }
    }

    static List<Part<Room>> hooks(ChannelId room, long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> Part.known(LaneId.of(room, Uint64.of(number)), hook(number)))
                .toList();
    }

    private static Piece<Room, Hook> hook(long number) {
        return new Piece<>(Hook.class, it -> it.hooks().get(number), (it, hook) -> it.with(number, hook));
    }

    @Override
    protected List<Part<Room>> parts(HangUp command) {
        var hook = LaneId.of(command.room(), Uint64.of(command.hook()));
        return areHooksMostlyNew
                ? List.of(Part.mostlyNew(hook, hook(command.hook())))
                : hooks(command.room(), command.hook());
    }

    @Override
    protected Id stream(ActorEvent event) {
        return event.stream();
    }

    @Override
    protected Comparator<HangUp> order() {
        return Comparator.comparingLong(HangUp::coat);
    }

    private record Rules(long max) implements Decider<HangUp, Room, ActorEvent> {
        @Override
        public Room initial() {
            return new Room(new Count(0), Map.of());
        }

        @Override
        public List<ActorEvent> decide(HangUp command, Room state) {
            long coats = state.coats(command.hook());
            if (command.coat() <= coats) return List.of();
            if (command.coat() > coats + 1) throw new Rejected("coat-missing", "only " + coats + " are there");
            if (state.count().coats() >= max) throw new Rejected("room-full", "no coat more");
            return List.of(
                    new ChannelFunded(command.room(), state.count().coats() + 1, NOTHING, NOON),
                    new LaneAdvanced(
                            command.room(), Uint64.of(command.hook()), Uint64.of(command.coat()), NOTHING, NOON));
        }

        @Override
        public Room evolve(Room state, ActorEvent event) {
            return switch (event) {
                case ChannelFunded e -> state.with(new Count(e.number()));
                case LaneAdvanced e ->
                    state.with(e.lane().bits(), new Hook(e.nonce().bits()));
                default -> throw new IllegalStateException(event + " in a cloakroom");
            };
        }
    }
}
