package io.counterfoil.order.ordering.web;

import static io.counterfoil.order.ordering.OrderLimits.OPENID_LENGTH_MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.ordering.AnotherWay;
import io.counterfoil.order.provider.Preparation.Payer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingPayerDetailsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "0.0.0.0",
                "255.255.255.255",
                "2001:db8::1",
                "::1",
                "::ffff:203.0.113.7",
                "ABCD:ABCD:ABCD:ABCD:ABCD:ABCD:192.168.158.190"
            })
    void takes_an_address_in_digits(String address) {
        assertThat(PayerFields.check(Optional.of(address), Optional.empty()).address())
                .contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "pay.example.com",
                "1",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.07",
                "203.0.113.7 ",
                "203.0.113.7:80",
                "[::1]",
                "::1%eth0",
                "1:2:3:4:5:6:7:8:9",
                ":",
                "beef",
                "0ABCD:ABCD:ABCD:ABCD:ABCD:ABCD:192.168.158.190"
            })
    void refuses_what_would_have_to_be_looked_up_or_is_no_address(String address) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> PayerFields.check(Optional.of(address), Optional.empty()))
                .returns("payer-address-invalid", Rejected::code)
                .returns("/payerAddress", Rejected::pointer);
    }

    @Test
    void takes_the_address_that_a_front_end_asks_from_where_it_says_none() {
        assertThat(PayerFields.calledFrom("203.0.113.7", Payer.UNKNOWN).address())
                .contains("203.0.113.7");
        assertThat(PayerFields.calledFrom("fe80:0:0:0:0:0:0:1%2", Payer.UNKNOWN).address())
                .contains("fe80:0:0:0:0:0:0:1");
        assertThat(PayerFields.calledFrom("unix socket", Payer.UNKNOWN).address())
                .isEmpty();
        var said = PayerFields.check(Optional.of("198.51.100.1"), Optional.empty());
        assertThat(PayerFields.calledFrom("203.0.113.7", said).address()).contains("198.51.100.1");
    }

    @Test
    void takes_an_openid_up_to_its_limit() {
        var longest = "o".repeat(OPENID_LENGTH_MAX);
        assertThat(PayerFields.check(Optional.empty(), Optional.of(longest)).openid())
                .contains(longest);
        assertOpenidRefused(longest + "o");
        assertOpenidRefused("");
        assertOpenidRefused("o 1");
        assertOpenidRefused("o\u00e9");
    }

    @Test
    void leaves_people_out_of_what_is_printed() {
        var payer = PayerFields.check(Optional.of("203.0.113.7"), Optional.of("oUpF8uMuAJO"));
        assertThat(payer + " " + new AnotherWay("wechat-jsapi", payer, null))
                .doesNotContain("203.0.113.7")
                .doesNotContain("oUpF8uMuAJO");
    }

    private static void assertOpenidRefused(String openid) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> PayerFields.check(Optional.empty(), Optional.of(openid)))
                .returns("openid-invalid", Rejected::code)
                .returns("/openid", Rejected::pointer);
    }
}
