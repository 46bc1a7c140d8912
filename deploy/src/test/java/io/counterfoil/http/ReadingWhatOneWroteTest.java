package io.counterfoil.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.TestMerchant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CounterfoilTest
class ReadingWhatOneWroteTest {
    private static final int TIMES = 20;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void shows_in_a_list_what_was_written_before_the_position() {
        var merchant = TestMerchant.open(http);
        for (int i = 0; i < TIMES; i++) {
            var written = create(merchant);
            var list = merchant.server().get("/v1/goods?limit=1&atLeast=" + written.header("Counterfoil-Position"));

            assertThat(list.status()).describedAs(list.text()).isEqualTo(200);
            assertThat(list.at("/items/0/id")).isEqualTo(written.at("/id"));
            assertThat(Long.parseLong(list.header("Counterfoil-Position")))
                    .isGreaterThanOrEqualTo(Long.parseLong(written.header("Counterfoil-Position")));
        }
    }

    @Test
    void waits_until_the_list_has_come_that_far() throws Exception {
        var merchant = TestMerchant.open(http);
        var list = transaction.execute(_ -> {
            holdUp();
            var written = create(merchant);
            return CompletableFuture.supplyAsync(
                    () -> merchant.server().get("/v1/goods?atLeast=" + written.header("Counterfoil-Position")));
        });

        assertThat(list.get(10, TimeUnit.SECONDS).json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void asks_to_come_back_when_that_takes_too_long() {
        var merchant = TestMerchant.open(http);
        transaction.executeWithoutResult(_ -> {
            holdUp();
            var written = create(merchant);
            var late = merchant.server().get("/v1/goods?atLeast=" + written.header("Counterfoil-Position"));

            assertThat(late.status()).isEqualTo(503);
            assertThat(late.at("/code")).isEqualTo("position-not-reached");
            assertThat(late.header("Retry-After")).isEqualTo("1");
        });
    }

    @Test
    void is_no_matter_for_what_is_read_from_the_log() {
        var merchant = TestMerchant.open(http);
        transaction.executeWithoutResult(_ -> {
            holdUp();
            var written = create(merchant);
            var goods = merchant.server()
                    .get("/v1/goods/" + written.at("/id") + "?atLeast=" + written.header("Counterfoil-Position"));
            assertThat(goods.status()).isEqualTo(200);
        });
    }

    @Test
    void tells_the_position_of_writes_without_an_answer_too() {
        var merchant = TestMerchant.open(http);
        var key = merchant.server().get(merchant.path() + "/keys").at("/items/1/id");

        var revoked = merchant.server().delete(merchant.path() + "/keys/" + key);
        assertThat(revoked.status()).isEqualTo(204);
        assertThat(revoked.header("Counterfoil-Position")).isNotEmpty();
        assertThat(merchant.server().post("/v1/goods", "{}").headers()).doesNotContainKey("counterfoil-position");
    }

    private static Http.Answer create(TestMerchant merchant) {
        return merchant.server()
                .post("/v1/goods", "{\"name\":\"Tea\",\"price\":{\"amount\":\"1\",\"asset\":\"CNY/2\"}}");
    }

    /** Nothing can be added to the list of goods until this transaction is over; it can be read. */
    private void holdUp() {
        sql.sql("lock table goods_list in exclusive mode").update();
    }
}
