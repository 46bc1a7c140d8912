package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Two nodes in one JVM: they have the same host and process number, as two containers may have. */
@SpringBootTest(classes = Counterfoil.class)
@Import(WorkingTogetherTest.Witness.class)
class WorkingTogetherTest {
    private static final int CHANNELS = 50;

    @Test
    void gives_each_segment_to_one_process(
            @Autowired ApplicationContext here, @Autowired CommandGateway commands, @Autowired Witness witness) {
        try (var other = AnotherProcess.beside(here, Witness.class)) {
            var elsewhere = other.getBean(Witness.class);
            var channels =
                    Stream.generate(PaidChannel::newChannel).limit(CHANNELS).toList();
            channels.forEach(channel -> commands.sendAndWait(open(channel)));

            await().until(() -> all(witness, elsewhere).containsAll(channels));
            assertThat(all(witness, elsewhere)).doesNotHaveDuplicates();
        }
        var last = newChannel();
        commands.sendAndWait(open(last));
        await().until(() -> witness.seen.contains(last));
    }

    private static List<ChannelId> all(Witness here, Witness elsewhere) {
        return Stream.concat(here.seen.stream(), elsewhere.seen.stream()).toList();
    }

    @ProcessingGroup("witness")
    static class Witness {
        final Queue<ChannelId> seen = new ConcurrentLinkedQueue<>();

        @EventHandler
        void on(ChannelOpened event) {
            seen.add(event.channel());
        }
    }
}
