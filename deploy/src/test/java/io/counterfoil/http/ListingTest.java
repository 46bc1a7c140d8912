package io.counterfoil.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CounterfoilTest
class ListingTest {
    @Autowired
    private Http http;

    private TestMerchant merchant;

    @BeforeEach
    void open() {
        merchant = TestMerchant.open(http);
    }

    @Test
    void shows_no_item_twice_and_leaves_none_out_while_others_are_added() {
        var before = List.of(goods(), goods(), goods(), goods(), goods());
        var seen = new ArrayList<String>();
        var page = list("/v1/goods?limit=2");
        while (true) {
            seen.addAll(ids(page));
            if (page.at("/next").isEmpty()) break;
            goods();
            page = list("/v1/goods?limit=2&after=" + page.at("/next"));
        }

        assertThat(seen).isEqualTo(before.reversed());
    }

    @Test
    void gives_as_many_as_are_asked_for_at_most() {
        for (int i = 0; i < 101; i++) goods();

        assertThat(ids(list("/v1/goods?limit=100"))).hasSize(100);
        assertThat(ids(list("/v1/goods"))).hasSize(20);
        assertThat(merchant.server().get("/v1/goods?limit=101").at("/code")).isEqualTo("limit-invalid");
    }

    @Test
    void finds_goods_by_whether_they_are_sold() {
        var sold = goods();
        var gone = goods();
        merchant.server().post("/v1/goods/" + gone + "/deactivate");

        assertThat(ids(list("/v1/goods?active=true"))).containsExactly(sold);
        assertThat(ids(list("/v1/goods?active=false"))).containsExactly(gone);
    }

    @ParameterizedTest
    @CsvSource({
        "state=awaiting-payment,                    true",
        "state=paid,                                false",
        "orderNo=L-1,                               true",
        "orderNo=L-2,                               false",
        "provider=alipay-wap,                       true",
        "provider=wechat-h5,                        false",
        "goods={goods},                             true",
        "goods=gd_00000000000000000000000000,       false",
        "payer=somebody,                            true",
        "payer=somebody+else,                       false",
        "placedFrom=2020-01-01T00:00:00Z,           true",
        "placedFrom=2999-01-01T00:00:00Z,           false",
        "placedUntil=2999-01-01T00:00:00Z,          true",
        "placedUntil=2020-01-01T00:00:00Z,          false",
        "placedFrom={placedAt},                     true",
        "placedUntil={placedAt},                    false",
        "state=awaiting-payment&orderNo=L-1&payer=somebody, true"
    })
    void finds_orders_by_what_is_asked_for(String filter, boolean found) {
        var order = merchant.order("L-1");
        var query = filter.replace("{goods}", order.at("/goods/id")).replace("{placedAt}", order.at("/placedAt"));

        assertThat(ids(list("/v1/orders?" + query))).isEqualTo(found ? List.of(order.at("/id")) : List.of());
    }

    @Test
    void finds_a_payers_orders_for_their_merchant_alone() {
        var order = merchant.order("L-1");
        var other = TestMerchant.open(http);
        other.order("L-1");

        var query = "/v1/orders?payer=somebody&merchant=" + merchant.id() + "&atLeast=" + position();
        assertThat(ids(http.get(query))).containsExactly(order.at("/id"));
        assertThat(ids(other.server().get(query))).doesNotContain(order.at("/id"));
        assertThat(http.as(CounterfoilTest.ANALYST_KEY).get(query).at("/code")).isEqualTo("not-allowed");
    }

    @Test
    void shows_keys_page_by_page_and_by_whether_they_are_valid() {
        var path = merchant.path() + "/keys";
        var keys = ids(merchant.server().get(path));
        merchant.server().delete(path + "/" + keys.get(1));

        var first = merchant.server().get(path + "?limit=1");
        assertThat(ids(first)).containsExactly(keys.get(0));
        assertThat(ids(merchant.server().get(path + "?limit=1&after=" + first.at("/next"))))
                .containsExactly(keys.get(1));
        assertThat(ids(merchant.server().get(path + "?valid=true"))).containsExactly(keys.get(0));
        assertThat(ids(merchant.server().get(path + "?valid=false"))).containsExactly(keys.get(1));
        assertThat(merchant.server().get(path + "?after=eA").at("/code")).isEqualTo("cursor-invalid");
    }

    @Test
    void shows_endpoints_page_by_page_and_by_whether_they_are_active() {
        var gone = endpoint();
        var active = endpoint();
        merchant.server().post("/v1/endpoints/" + gone + "/disable");
        merchant.server().delete("/v1/endpoints/" + endpoint());

        assertThat(ids(list("/v1/endpoints"))).containsExactly(active);
        assertThat(ids(list("/v1/endpoints?active=false"))).containsExactly(gone);
        assertThat(ids(list("/v1/endpoints?limit=1"))).containsExactly(active);
    }

    @Test
    void finds_merchants_by_whether_they_are_enabled() {
        http.post(merchant.path() + "/disable");

        assertThat(ids(http.get("/v1/merchants?limit=1&enabled=false&atLeast=" + position())))
                .containsExactly(merchant.id());
        assertThat(ids(http.get("/v1/merchants?limit=100&enabled=true"))).doesNotContain(merchant.id());
    }

    @Test
    void shows_one_thing_as_it_was() {
        var created = merchant.server()
                .post("/v1/goods", "{\"name\":\"Tea\",\"price\":{\"amount\":\"1\",\"asset\":\"CNY/2\"}}");
        var goods = "/v1/goods/" + created.at("/id");
        var endpoint = "/v1/endpoints/" + endpoint();
        var then = "?asOf=" + position();
        merchant.server().put(goods + "/name", "{\"name\":\"Green tea\"}");
        merchant.server().delete(endpoint);
        http.post(merchant.path() + "/disable");

        assertThat(http.get(goods + then).at("/name")).isEqualTo("Tea");
        assertThat(http.get(goods).at("/name")).isEqualTo("Green tea");
        assertThat(http.get(merchant.path() + then).at("/enabled")).isEqualTo("true");
        assertThat(http.get(merchant.path()).at("/enabled")).isEqualTo("false");
        assertThat(http.get(endpoint + then + "&merchant=" + merchant.id()).text())
                .doesNotContain("disabledAt");
        assertThat(http.get(merchant.path() + "?asOf=2020-01-01T00:00:00Z").at("/code"))
                .isEqualTo("merchant-unknown");
        assertThat(http.get(goods + "?asOf=yesterday").at("/code")).isEqualTo("as-of-invalid");
        assertThat(http.get(goods + "?asOf=999999999999").at("/code")).isEqualTo("position-unknown");
    }

    private String goods() {
        return merchant.goods();
    }

    private String endpoint() {
        return merchant.server()
                .post("/v1/endpoints", "{\"url\":\"https://shop.example/\",\"kinds\":[\"order.paid\"]}")
                .at("/id");
    }

    /** A list that knows of everything there is. */
    private Answer list(String path) {
        var answer = merchant.server().get(path + (path.contains("?") ? "&" : "?") + "atLeast=" + position());
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(200);
        return answer;
    }

    private String position() {
        return http.get("/v1/goods/gd_00000000000000000000000000").header("Counterfoil-Position");
    }

    private static List<String> ids(Answer page) {
        return StreamSupport.stream(page.json().at("/items").spliterator(), false)
                .map(item -> item.at("/id").asString(""))
                .toList();
    }
}
