package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.start.DataDirectory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY)
@Import(Http.class)
@DirtiesContext
class ScrapingInAnOutageTest {
    /** Less than Prometheus gives a scrape (10 s) by far. */
    private static final Duration SCRAPE_MAX = Duration.ofSeconds(3);

    /** As long as a connection is waited for, and a little. */
    private static final Duration NOTICED_MAX = Duration.ofSeconds(60);

    private static final Duration RECOVERY_MAX = Duration.ofSeconds(60);

    @Autowired
    private Http http;

    @Test
    void is_answered_at_once_and_without_old_figures(@Autowired DataDirectory data) {
        await().until(() -> shows("sagas_oldest_seconds{process=\"notice-delivery\"} 0.0"));
        var postgres = new PostgresProcess(data);
        postgres.kill();
        try {
            await().atMost(NOTICED_MAX)
                    .until(() -> shows("sagas_oldest_seconds{process=\"notice-delivery\"} NaN")
                            && shows("consumers_lag_positions{consumer=\"order-list\"} NaN")
                            && shows("outbound_due{kind=\"deliver-notice\"} NaN"));
        } finally {
            postgres.start();
        }
        await().atMost(RECOVERY_MAX).until(() -> shows("consumers_lag_positions{consumer=\"order-list\"} 0.0"));
    }

    private boolean shows(String figure) {
        var begin = System.nanoTime();
        var answer = http.asNobody().get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SCRAPE_MAX);
        return answer.text().contains(figure);
    }
}
