package io.counterfoil;

import static io.counterfoil.ChannelCommands.NOON;
import static io.counterfoil.ChannelCommands.newChannel;
import static io.counterfoil.ChannelCommands.open;
import static io.counterfoil.ChannelCommands.usd;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.channel.paymentchannel.ChannelCommand.RedeemVoucher;
import io.counterfoil.kernel.channel.ChannelEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Voucher;
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
@SpringBootTest(classes = Counterfoil.class, properties = "counterfoil.channel.open-for=1h")
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
            commands.sendAndWait(new RedeemVoucher(channel, new Voucher(0, 1, usd(30)), NOON));
            await().untilTrue(stolen);
            // The thief's claim runs out after ten seconds.
            await().atMost(30, SECONDS).until(() -> paid(channel).signum() > 0);
        }
        assertThat(paid(channel)).isEqualByComparingTo("30");
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

    private BigDecimal paid(ChannelId channel) {
        return sql.sql("select paid from channel_list where channel = ?")
                .param(channel.value())
                .query(BigDecimal.class)
                .single();
    }
}
