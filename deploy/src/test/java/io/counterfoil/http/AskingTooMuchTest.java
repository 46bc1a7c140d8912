package io.counterfoil.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CounterfoilTest
class AskingTooMuchTest {
    /** Far more than a client token may ask for at once. */
    private static final int REQUESTS_MAX = 2_000;

    @Test
    void is_answered_with_when_to_come_back(@Autowired Http http) {
        var order = TestMerchant.open(http).order("A-1");
        var client = http.as(order.at("/clientToken")).with("Origin", "https://shop.example");

        var refused = Stream.generate(() -> client.get("/v1/orders/" + order.at("/id")))
                .limit(REQUESTS_MAX)
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("/code")).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused).extracting(answer -> answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Access-Control-Allow-Origin"))
                .describedAs("the page may read it")
                .isEqualTo("*");
        assertThat(refused.header("Access-Control-Expose-Headers")).contains("Retry-After");
        assertThat(order(http, order).status()).describedAs("another key").isEqualTo(200);
    }

    private static Answer order(Http http, Answer order) {
        return http.get("/v1/orders/" + order.at("/id"));
    }
}
