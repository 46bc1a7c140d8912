package io.counterfoil.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The limits that WeChat Pay sets, at each and one past it. */
class PrepayTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Merchant MERCHANT =
            new Merchant("1900000001", "wx0000000000000001", "shop", "", "", "", "", "", "");

    @Test
    void reads_all_that_is_asked_for() {
        var terms = read(Product.H5, order());
        assertThat(terms.outTradeNo()).isEqualTo("T00001");
        assertThat(terms.amount().minorUnits()).isEqualTo(1999);
        assertThat(terms.timeExpire()).isEqualTo(Instant.parse("2026-11-21T05:29:35Z"));
        assertThat(terms.address()).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mchid",
                "/appid",
                "/description",
                "/out_trade_no",
                "/notify_url",
                "/amount/total",
                "/scene_info/payer_client_ip",
                "/scene_info/h5_info/type"
            })
    void lacks_nothing(String field) {
        refuses(Product.H5, without(order(), field), field);
    }

    @Test
    void says_for_whom_a_jsapi_payment_is() {
        refuses(Product.JSAPI, order(), "/payer/openid");
        var order = without(order(), "/scene_info");
        order.putObject("payer").put("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
        assertThat(read(Product.JSAPI, order).openid()).isEqualTo("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    }

    @ParameterizedTest
    @CsvSource({"/out_trade_no,32", "/description,127", "/attach,128"})
    void is_not_too_long(String field, int lengthMax) {
        read(Product.H5, with(order(), field, "x".repeat(lengthMax)));
        refuses(Product.H5, with(order(), field, "x".repeat(lengthMax + 1)), field);
    }

    @ParameterizedTest
    @CsvSource({
        "/out_trade_no,T0001",
        "/out_trade_no,T 0001",
        "/notify_url,https://shop.example/notify?order=1",
        "/notify_url,https://shop.example/notify#1",
        "/notify_url,ftp://shop.example/notify",
        "/notify_url,/notify",
        "/scene_info/payer_client_ip,127.0.0.1",
        "/scene_info/payer_client_ip,127.8.0.1",
        "/scene_info/payer_client_ip,::1",
        "/scene_info/payer_client_ip,0.0.0.0",
        "/scene_info/payer_client_ip,localhost",
        "/scene_info/h5_info/type,Web",
        "/amount/currency,USD",
        "/time_expire,2026-11-21T13:29:35.123+08:00",
        "/time_expire,2026-11-21 13:29:35",
        "/time_expire,2026-02-30T13:29:35+08:00"
    })
    void is_what_it_should_be(String field, String value) {
        refuses(Product.H5, with(order(), field, value), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "19.99", "\"1999\"", "null", "9223372036854775808"})
    void asks_for_whole_fen_and_at_least_one(String total) {
        var order = order();
        ((ObjectNode) order.at("/amount")).set("total", JSON.readTree(total));
        refuses(Product.H5, order, "/amount/total");
    }

    @Test
    void asks_for_one_fen() {
        var order = order();
        ((ObjectNode) order.at("/amount")).put("total", Prepay.FEN_MIN);
        assertThat(read(Product.H5, order).amount().minorUnits()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::7", "10.0.0.1"})
    void knows_the_payers_address(String address) {
        assertThat(read(Product.H5, with(order(), "/scene_info/payer_client_ip", address))
                        .address())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"mchid\":", "text"})
    void is_an_object(String text) {
        assertThatExceptionOfType(ApiRefused.class).isThrownBy(() -> Body.parse(text));
    }

    @Test
    void is_text() {
        refuses(Product.H5, with(order(), "/description", "coins\0"), "/description");
        refuses(Product.H5, with(order(), "/attach", "half " + (char) 0xd83d), "/attach");
    }

    private static ObjectNode order() {
        return (ObjectNode) JSON.readTree("""
                {"mchid": "1900000001", "appid": "wx0000000000000001", "description": "coins", "out_trade_no": "T00001",
                 "attach": "a", "time_expire": "2026-11-21T13:29:35+08:00", "notify_url": "https://shop.example/notify",
                 "amount": {"total": 1999, "currency": "CNY"},
                 "scene_info": {"payer_client_ip": "203.0.113.7", "h5_info": {"type": "Wap"}}}
                """);
    }

    private static ObjectNode without(ObjectNode order, String field) {
        ((ObjectNode) order.at(field.substring(0, field.lastIndexOf('/'))))
                .remove(field.substring(field.lastIndexOf('/') + 1));
        return order;
    }

    private static ObjectNode with(ObjectNode order, String field, String value) {
        ((ObjectNode) order.at(field.substring(0, field.lastIndexOf('/'))))
                .put(field.substring(field.lastIndexOf('/') + 1), value);
        return order;
    }

    private static TransactionTerms read(Product product, ObjectNode order) {
        return Prepay.read(product, new Body(order), MERCHANT);
    }

    private static void refuses(Product product, ObjectNode order, String field) {
        assertThatExceptionOfType(ApiRefused.class)
                .isThrownBy(() -> read(product, order))
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(ApiError.PARAM_ERROR))
                .satisfies(refused -> assertThat(refused.detail()).containsEntry("field", field));
    }
}
