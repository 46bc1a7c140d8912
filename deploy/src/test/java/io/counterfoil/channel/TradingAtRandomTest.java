package io.counterfoil.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Http;
import io.counterfoil.bench.conservation.Conservation;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Log;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** More of it: {@code -Dcounterfoil.trading.steps=5000}. */
@ChannelTest
class TradingAtRandomTest {
    private static final int STEPS = Integer.getInteger("counterfoil.trading.steps", 80);

    @Autowired
    private Http operator;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcConnectionDetails database;

    @ParameterizedTest
    @CsvSource({
        "native, CNY/2, 1",
        "native, USD/2, 2",
        "filecoin, FIL/18, 3",
        "native, CNY/2, 4",
        "filecoin, FIL/18, 5",
        "native, JPY/0, 6"
    })
    void follows_a_plain_model_and_keeps_all_money_at_every_prefix_of_the_log(String scheme, String asset, long seed) {
        new RandomTrading(operator, clock, scheme, asset, seed).go(STEPS);

        await().atMost(Duration.ofSeconds(20)).until(() -> audit(new Findings()).isAtRest());
        var findings = new Findings();
        var audit = audit(findings);
        assertThat(findings.kept()).as("seed " + seed).isEmpty();
        assertThat(audit.prefixes()).isGreaterThan(STEPS / 2);
        assertThat(audit.channels()).isPositive();
    }

    private Conservation audit(Findings findings) {
        var url = database.getJdbcUrl() + (database.getJdbcUrl().contains("?") ? "&" : "?") + "user="
                + database.getUsername() + "&password=" + database.getPassword();
        return Conservation.of(new Log(url), findings);
    }
}
