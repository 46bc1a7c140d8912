package io.counterfoil.order.ordering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingAnOrderRequestTest {
    private static final String GOODS =
            GoodsId.derive(MerchantId.derive("shop"), "tea").value();

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001b", "\u0085", "\ud800", "\udc00"})
    void refuses_characters_that_cannot_be_kept_or_shown(String odd) {
        assertRefused("/payer", request("a" + odd, "a", "a"));
        assertRefused("/recipient", request("a", "a" + odd, "a"));
        assertRefused("/attachment", request("a", "a", "a" + odd));
    }

    @Test
    void lets_what_is_longer_have_lines_but_not_the_payer() {
        var wish = request("茶 😀", "one\r\ntwo", "a\tb\n").check();
        assertThat(wish.recipient()).isEqualTo("one\r\ntwo");
        assertThat(wish.attachment()).isEqualTo("a\tb\n");
        assertRefused("/payer", request("a\n", "a", "a"));
    }

    private static void assertRefused(String pointer, OrderRequest request) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(request::check)
                .returns("text-unprintable", Rejected::code)
                .returns(pointer, Rejected::pointer);
    }

    private static OrderRequest request(String payer, String recipient, String attachment) {
        return new OrderRequest(
                "no-1",
                GOODS,
                Optional.empty(),
                "alipay-wap",
                payer,
                Optional.of(recipient),
                Optional.of(attachment),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
