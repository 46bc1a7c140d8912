package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static io.counterfoil.PaidChannel.redeem;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Another process takes over a segment from one that it thinks dead, while that one is in the middle of a batch. */
@SpringBootTest(classes = Counterfoil.class)
class StealingASegmentTest {
    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    @Test
    void undoes_the_batch_of_the_one_that_lost_it(
            @Autowired EventProcessingConfiguration processing, @Autowired PlatformTransactionManager transactions) {
        var channel = newChannel();
        commands.sendAndWait(open(channel));
        await().until(() -> isListed(channel));
        var elsewhere = new TransactionTemplate(transactions);
        elsewhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var stolen = new AtomicBoolean();
        var list = processing.eventProcessor("channel-list").orElseThrow();
        var thief = list.registerHandlerInterceptor((work, chain) -> {
            var result = chain.proceed();
            if (work.getMessage().getPayload() instanceof VoucherRedeemed && stolen.compareAndSet(false, true)) {
                elsewhere.executeWithoutResult(_ -> steal());
            }
            return result;
        });
        try (thief) {
            commands.sendAndWait(redeem(channel, 0, 1, 30));
            await().untilTrue(stolen);
            await().during(1, SECONDS).until(() -> toSend(channel).signum() == 0);
            // The thief's claim runs out after ten seconds.
            await().atMost(30, SECONDS).until(() -> toSend(channel).signum() > 0);
        }
        assertThat(toSend(channel)).isEqualByComparingTo("30");
    }

    private void steal() {
        sql.sql("update token_entry set owner = 'thief' where processor_name = 'channel-list'")
                .update();
    }

    private boolean isListed(ChannelId channel) {
        return sql.sql("select count(*) from channel_list where channel = ?")
                        .param(channel.value())
                        .query(Long.class)
                        .single()
                == 1;
    }

    private BigDecimal toSend(ChannelId channel) {
        return sql.sql("select to_send from channel_list where channel = ?")
                .param(channel.value())
                .query(BigDecimal.class)
                .single();
    }
}
