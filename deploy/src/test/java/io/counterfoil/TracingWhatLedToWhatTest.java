package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static io.counterfoil.PaidChannel.redeem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

@SpringBootTest(classes = Counterfoil.class)
@Import({TimedDeposit.class, TracingWhatLedToWhatTest.WhenOpenedRedeem.class})
class TracingWhatLedToWhatTest {
    private static final Map<String, String> REQUEST =
            Map.of("actor", "operator", "idempotencyKey", "k-1", "contentHash", "ab12");

    @Autowired
    private CommandGateway commands;

    @Autowired
    private History history;

    @Test
    void starts_with_the_command_where_nothing_led_to_it() {
        var channel = newChannel();
        var command = fromRequest(channel);
        commands.sendAndWait(command);

        var opened = history.of(channel).getFirst();
        assertThat(opened.metadata())
                .containsAllEntriesOf(REQUEST)
                .containsEntry("correlation", command.getIdentifier())
                .containsEntry("causation", command.getIdentifier());
    }

    @Test
    void goes_on_from_an_event_through_a_handler_on_another_thread() {
        var channel = newChannel();
        var command = fromRequest(channel);
        commands.sendAndWait(command);

        var redeemed = await().until(() -> events(channel, "channel.redeemed/1"), found -> !found.isEmpty());
        assertThat(redeemed.getFirst().metadata())
                .containsAllEntriesOf(REQUEST)
                .containsEntry("correlation", command.getIdentifier())
                .containsEntry("causation", history.of(channel).getFirst().id());
    }

    @Test
    void goes_on_through_a_saga_and_its_deadline() {
        var channel = newChannel();
        var command = fromRequest(channel);
        commands.sendAndWait(command);

        var funded = await().until(() -> events(channel, "channel.funded/1"), found -> !found.isEmpty());
        assertThat(funded.getFirst().metadata())
                .containsAllEntriesOf(REQUEST)
                .containsEntry("correlation", command.getIdentifier())
                .containsEntry("causation", history.of(channel).getFirst().id());
    }

    @Test
    void is_never_missing() {
        var channel = newChannel();
        commands.sendAndWait(open(channel));
        assertThat(history.of(channel).getFirst().metadata()).containsOnlyKeys("correlation", "causation");
    }

    private static CommandMessage<Object> fromRequest(ChannelId channel) {
        return GenericCommandMessage.asCommandMessage(open(channel)).andMetaData(REQUEST);
    }

    private List<Recorded> events(ChannelId channel, String name) {
        return history.of(channel).stream()
                .filter(event -> event.name().equals(name))
                .toList();
    }

    @ProcessingGroup("when-opened-redeem")
    static class WhenOpenedRedeem {
        @EventHandler
        void on(ChannelOpened event, Commands commands) {
            commands.send(redeem(event.channel(), 0, 1));
        }
    }
}
