package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.channel.actor.ActorCommand.AddFunds;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.process.ProcessEvent.ProcessRecovered;
import io.counterfoil.kernel.process.ProcessEvent.ProcessStalled;
import io.counterfoil.kernel.process.StallId;
import io.counterfoil.platform.access.OperatorKey;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import io.counterfoil.platform.process.Stalls;
import io.counterfoil.platform.start.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = Counterfoil.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TimedDeposit.class)
class ResumingAStalledProcessTest {
    private static final int OTHERS = 1_000;
    private static final Duration ALL_OF_THEM_MAX = Duration.ofMinutes(2);

    @LocalServerPort
    private int port;

    @Autowired
    private DataDirectory data;

    @Autowired
    private JdbcClient sql;

    @Test
    void ends_it_and_meanwhile_it_held_up_no_other(@Autowired CommandBus bus, @Autowired CommandGateway commands)
            throws Exception {
        var stuck = newChannel();
        var stall = StallId.derive(TimedDeposit.PROCESS, stuck.value());
        var broken = bus.registerHandlerInterceptor((work, chain) -> {
            if (work.getMessage().getPayload() instanceof AddFunds deposit
                    && deposit.channel().equals(stuck)) {
                throw new IllegalStateException("broken");
            }
            return chain.proceed();
        });
        try (broken) {
            commands.sendAndWait(open(stuck));
            Stream.generate(PaidChannel::newChannel)
                    .limit(OTHERS)
                    .parallel()
                    .forEach(channel -> commands.sendAndWait(open(channel)));

            await().atMost(ALL_OF_THEM_MAX).until(() -> deposits() == OTHERS);
            await().untilAsserted(() -> assertThat(send("GET", "/v1/stalls").body())
                    .contains(stall.value(), stuck.value(), "\"process\":\"timed-deposit\"")
                    .contains("java.lang.IllegalStateException at ")
                    .doesNotContain("broken"));
            assertThat(hasDeposit(stuck)).isFalse();
        }
        putOffItsOwnRetry(stuck);

        assertThat(send("POST", "/v1/stalls/" + stall + "/resume").statusCode()).isEqualTo(202);

        await().until(() -> hasDeposit(stuck));
        await().untilAsserted(() -> assertThat(send("GET", "/v1/stalls").body()).doesNotContain(stall.value()));
        assertThat(send("POST", "/v1/stalls/" + stall + "/resume").statusCode()).isEqualTo(404);
    }

    @Test
    void is_not_done_by_a_step_that_succeeded_before_another_failed_in_the_same_transaction(
            @Autowired Stalls stalls, @Autowired TransactionTemplate transaction, @Autowired History history) {
        var stuck = newChannel().value();
        var stall = StallId.derive("test", stuck);

        transaction.executeWithoutResult(_ -> {
            stalls.attempt("test", stuck, 1, () -> {});
            stalls.attempt("test", stuck, 0, ResumingAStalledProcessTest::fail);
        });
        assertThat(history.of(stall)).extracting(Recorded::event).hasOnlyElementsOfType(ProcessStalled.class);

        transaction.executeWithoutResult(_ -> {
            stalls.attempt("test", stuck, 1, ResumingAStalledProcessTest::fail);
            stalls.attempt("test", stuck, 2, () -> {});
        });
        assertThat(history.of(stall)).extracting(Recorded::event).last().isInstanceOf(ProcessRecovered.class);
    }

    private static void fail() {
        throw new IllegalStateException("broken");
    }

    /** So that nothing but the resumption can have made the deposit. */
    private void putOffItsOwnRetry(ChannelId stuck) {
        sql.sql("""
                update scheduled_task_order set execution_time = execution_time + interval '1 day'
                 where convert_from(task_data, 'UTF8') like ?
                """).param("%" + stuck.value() + "%").update();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var key = Files.readString(OperatorKey.file(data.path())).strip();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer " + key)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private long deposits() {
        return sql.sql("select coalesce(sum(deposits), 0) from channel_list")
                .query(Long.class)
                .single();
    }

    private boolean hasDeposit(ChannelId channel) {
        return sql.sql("select count(*) = 1 from channel_list where channel = ? and deposits = 1")
                .param(channel.value())
                .query(Boolean.class)
                .single();
    }
}
