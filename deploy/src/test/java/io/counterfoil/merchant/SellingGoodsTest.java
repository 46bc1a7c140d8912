package io.counterfoil.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.TestMerchant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CounterfoilTest
class SellingGoodsTest {
    private static final String TEA = "{\"name\":\"Tea / = &\",\"price\":{\"amount\":\"1999\",\"asset\":\"CNY/2\"}}";

    @Autowired
    private Http http;

    private TestMerchant merchant;

    @BeforeEach
    void open() {
        merchant = TestMerchant.open(http);
    }

    @Test
    void gives_the_same_goods_when_they_are_asked_for_again() {
        var again = merchant.server().once(UUID.randomUUID().toString());

        var first = again.post("/v1/goods", TEA);
        var second = again.post("/v1/goods", TEA);

        assertThat(first.status()).describedAs(first.text()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        var other = again.post("/v1/goods", TEA.replace("1999", "2000"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/code")).isEqualTo("idempotency-key-reused");
        assertThat(other.at("/errors/0/pointer")).isEqualTo("/price");
    }

    @Test
    void can_be_priced_renamed_and_taken_off() {
        var goods = "/v1/goods/" + merchant.goods();

        merchant.server().put(goods + "/price", "{\"price\":{\"amount\":\"1\",\"asset\":\"CNY/2\"}}");
        merchant.server().put(goods + "/name", "{\"name\":\"Green tea\"}");
        merchant.server().post(goods + "/deactivate");

        var now = merchant.server().get(goods);
        assertThat(now.at("/price/amount")).isEqualTo("1");
        assertThat(now.at("/priceVersion")).isEqualTo("2");
        assertThat(now.at("/name")).isEqualTo("Green tea");
        assertThat(now.at("/active")).isEqualTo("false");
        assertThat(merchant.server().post(goods + "/activate").at("/active")).isEqualTo("true");
        await().untilAsserted(() -> assertThat(
                        merchant.server().get("/v1/goods").json().at("/items/0"))
                .isEqualTo(merchant.server().get(goods).json()));
    }

    @Test
    void can_be_done_by_the_operator_who_says_whose_they_are() {
        var answer = http.post("/v1/goods", TEA.replaceFirst("\\{", "{\"merchant\":\"" + merchant.id() + "\","));
        assertThat(answer.at("/merchant")).isEqualTo(merchant.id());
        assertThat(http.post("/v1/goods", TEA).at("/errors/0/pointer")).isEqualTo("/merchant");
    }
}
