package io.counterfoil.channel.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.Played;
import io.counterfoil.channel.actor.ActorCommand.AddFunds;
import io.counterfoil.channel.actor.ActorCommand.CollectChannel;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ActorCommand.SettleChannel;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FillingAChannelTest {
    private static final ChannelId CHANNEL = ChannelId.derive("filled");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Terms TERMS = Parties.plain("payer", "payee", "channel");

    private final Played<ActorCommand, ActorState, ?> actor = new Played<>(new PaymentChannel());

    /** Else whoever has to ask again, and asks too late, would believe that the deposit was never made. */
    @Test
    void is_known_to_have_been_done_after_the_channel_was_collected() {
        actor.does(new CreateChannel(CHANNEL, TERMS, Parties.money(TERMS, 10), NOW));
        actor.does(deposit(1));
        collect();
        assertThat(actor.does(deposit(1))).isEmpty();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> actor.does(deposit(2)))
                .returns("channel-collected", Rejected::code);
    }

    private void collect() {
        actor.does(new SettleChannel(CHANNEL, "payer", NOW));
        var end = TERMS.epochs().startOf(TERMS.epochs().at(NOW) + TERMS.settleDelay());
        actor.does(new CollectChannel(CHANNEL, "payer", end));
    }

    private static AddFunds deposit(long number) {
        return new AddFunds(CHANNEL, number, Parties.money(TERMS, 5), NOW);
    }
}
