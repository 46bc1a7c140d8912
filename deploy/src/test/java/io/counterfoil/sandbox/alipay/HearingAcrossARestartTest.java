package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.platform.time.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class HearingAcrossARestartTest {
    private static final String TIME_FACTOR = "60";
    private static final Duration PAUSE = Duration.ofSeconds(4);

    @TempDir
    private Path data;

    @Test
    void goes_on_with_the_same_notice_where_it_was() {
        try (var mailbox = new Mailbox()) {
            mailbox.answer("fail");
            try (var first = start()) {
                pay(new SandboxMerchant(port(first)), mailbox);
                await().until(() -> mailbox.notices().size() == 1);
            }
            mailbox.answer("success");
            try (var second = start()) {
                second.getBean(MovableClock.class).advance(PAUSE);
                await().until(() -> mailbox.notices().size() == 2);
            }
            assertThat(mailbox.notices().getLast().get("notify_id"))
                    .isEqualTo(mailbox.notices().getFirst().get("notify_id"));
        }
    }

    private static void pay(SandboxMerchant merchant, Mailbox mailbox) {
        var request = new LinkedHashMap<>(merchant.payment("R-1", Map.of()));
        request.put("notify_url", mailbox.url());
        merchant.open(request);
        merchant.pay("R-1");
    }

    private static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Counterfoil.class)
                .run(
                        "--counterfoil.data=" + data,
                        "--counterfoil.roles=sandbox",
                        "--counterfoil.sandbox.time-factor=" + TIME_FACTOR,
                        "--server.port=0");
    }
}
