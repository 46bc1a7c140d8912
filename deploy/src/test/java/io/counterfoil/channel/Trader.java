package io.counterfoil.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;

/**
 * A merchant with an account and a key that signs here.
 *
 * @param http speaks with its secret key
 */
record Trader(Http http, TestMerchant merchant, String account, String key, String scheme, String asset) {
    static Trader open(Http operator, String scheme, String asset) {
        var merchant = TestMerchant.open(operator);
        var http = merchant.server();
        var account = http.post("/v1/accounts", "{\"asset\":\"%s\"}".formatted(asset));
        assertThat(account.status()).describedAs(account.text()).isEqualTo(201);
        var id = account.at("/id");
        var key = http.post("/v1/accounts/" + id + "/keys", "{\"scheme\":\"%s\"}".formatted(scheme));
        assertThat(key.status()).describedAs(key.text()).isEqualTo(201);
        return new Trader(http, merchant, id, key.at("/key"), scheme, asset);
    }

    Trader with(Http operator, String amount) {
        var answer = operator.post("/v1/accounts/" + account + "/deposits", """
                {"reference":"bank-%s","amount":%s}""".formatted(account, money(amount)));
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(201);
        return this;
    }

    /** Under a key by which its next requests are known when they come again. */
    Trader once(String idempotencyKey) {
        return new Trader(http.once(idempotencyKey), merchant, account, key, scheme, asset);
    }

    String money(String amount) {
        return "{\"amount\":\"%s\",\"asset\":\"%s\"}".formatted(amount, asset);
    }

    /** Answers when the deposit has arrived, with the channel. */
    String fund(Trader payee, String amount) {
        var answer = asksForFunds(payee, amount, ",\"waitSeconds\":10");
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(201);
        return answer.at("/channel");
    }

    Answer asksForFunds(Trader payee, String amount, String more) {
        return http.post("/v1/channels", """
                {"scheme":"%s","payer":"%s","payee":"%s","amount":%s%s}""".formatted(scheme, key, payee.key, money(amount), more));
    }

    Answer promise(String channel, String lane, String amount) {
        return http.post(vouchers(channel), """
                {"lane":"%s","amount":%s}""".formatted(lane, money(amount)));
    }

    /** The voucher, as JSON text of a string. */
    String voucher(String channel, String lane, String amount) {
        var answer = promise(channel, lane, amount);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(201);
        return answer.json().at("/voucher").toString();
    }

    Answer accept(String channel, String voucher) {
        return http.post(vouchers(channel) + "/received", "{\"voucher\":" + voucher + "}");
    }

    Answer submit(String channel, String voucher) {
        return http.post(vouchers(channel) + "/submit", "{\"voucher\":" + voucher + "}");
    }

    Answer settle(String channel) {
        return http.post("/v1/channels/" + channel + "/settle");
    }

    Answer collect(String channel) {
        return http.post("/v1/channels/" + channel + "/collect");
    }

    Answer see(String channel) {
        return http.get("/v1/channels/" + channel);
    }

    String balance() {
        return http.get("/v1/accounts/" + account).at("/balance/amount");
    }

    static String vouchers(String channel) {
        return "/v1/channels/" + channel + "/vouchers";
    }
}
