package io.counterfoil.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

class ComingThroughAProxyTest {
    private static final String VISITOR = "203.0.113.9";
    private static final String LOOPBACK = "payer-address-loopback";

    @Nested
    @CounterfoilTest
    @TestPropertySource(
            properties = {
                "counterfoil.http.trusted-proxies=127.0.0.1,10.0.0.0/8",
                "counterfoil.limits.stranger.per-second=1",
                "counterfoil.limits.stranger.burst=3"
            })
    class OneThatIsTrusted {
        @Autowired
        private Http http;

        @ParameterizedTest
        @ValueSource(strings = {VISITOR, "198.51.100.7, " + VISITOR, VISITOR + ", 10.1.2.3", "2001:db8::7"})
        void is_to_come_from_where_it_says(String addresses) {
            assertThat(orderOfAFrontEnd(http, addresses).at("/state")).isEqualTo("awaiting-payment");
        }

        @Test
        void is_to_come_from_the_proxy_itself_where_it_says_nothing() {
            assertThat(orderOfAFrontEnd(http).at("/failure/code")).isEqualTo(LOOPBACK);
        }

        @Test
        void is_counted_by_the_visitors_address_whatever_the_visitor_adds() {
            for (int i = 0; i < 3; i++) {
                assertThat(stranger(http, "198.51.100." + i + ", 192.0.2.1")).isEqualTo(401);
            }
            assertThat(stranger(http, "198.51.100.99, 192.0.2.1")).isEqualTo(429);
            assertThat(stranger(http, "192.0.2.2")).isEqualTo(401);
        }
    }

    @Nested
    @CounterfoilTest
    class OneThatNobodyHasNamed {
        @Test
        void is_not_believed(@Autowired Http http) {
            assertThat(orderOfAFrontEnd(http, VISITOR).at("/failure/code")).isEqualTo(LOOPBACK);
            assertThat(orderOfAFrontEnd(http.with("Forwarded", "for=" + VISITOR))
                            .at("/failure/code"))
                    .isEqualTo(LOOPBACK);
        }
    }

    private static Answer orderOfAFrontEnd(Http http, String addresses) {
        return orderOfAFrontEnd(http.with("X-Forwarded-For", addresses));
    }

    private static Answer orderOfAFrontEnd(Http http) {
        var direct = http.with("X-Forwarded-For", "127.0.0.1");
        var merchant = TestMerchant.open(http);
        var account = direct.asNobody().post("/sandbox/wechat/accounts").text();
        merchant.server().put(merchant.path() + "/providers/wechat-h5", account);
        return merchant.front().post("/v1/orders", """
                        {"orderNo":"A-1","goods":"%s","provider":"wechat-h5","payer":"somebody"}
                        """.formatted(merchant.goods()));
    }

    private static int stranger(Http http, String addresses) {
        return http.as("nobodys")
                .with("X-Forwarded-For", addresses)
                .get("/v1/goods")
                .status();
    }
}
