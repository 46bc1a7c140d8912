package io.counterfoil.bench.fuzz;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Wechat;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Whether our own pens are believed where they tell the truth, and refused for the lie alone where they lie: or all that
 * the fuzz finds refused would say nothing.
 */
record Control(Api api, Town town, String auditorKey, Findings findings) {
    private static final String PRICE = "9.95";
    private static final String LESS = "9.94";

    void hold() throws IOException {
        var orders = town.mine().orders();
        var attempts = town.mine().attempts();
        requireLieRefused(alipay(attempts.get(0), LESS), orders.get(0));
        requireBelieved(alipay(attempts.get(0), PRICE), orders.get(0));
        int byWechat = Household.BY_ALIPAY;
        requireLieRefused(wechat(attempts.get(byWechat), Merchant.PRICE_FEN - 1), orders.get(byWechat));
        requireBelieved(wechat(attempts.get(byWechat), Merchant.PRICE_FEN), orders.get(byWechat));
    }

    private void requireBelieved(Answer answer, String order) throws IOException {
        findings.require(answer.status() == 200, "a genuine callback was refused", answer.status() + answer.body());
        var state = town.mine().merchant().read(order).text("/state");
        findings.require(state.equals("paid"), "a genuine callback has not paid", order + " is " + state);
    }

    private void requireLieRefused(Answer answer, String order) throws IOException {
        findings.require(answer.status() == 200, "a signed message was not taken", answer.status() + answer.body());
        var refused = new RefusedClaims(api, auditorKey).of(town.mine().merchant(), order);
        findings.require(
                refused.text("/items/0/code").equals("amount-mismatch"),
                "another amount was not refused for it",
                order + ": " + refused.body());
    }

    private Answer alipay(String attempt, String yuan) throws IOException {
        var notice = town.alipay().paid(attempt, "20" + attempt + yuan, yuan);
        return town.mine().merchant().callBack(Alipay.encode(town.alipay().signed(notice)));
    }

    private Answer wechat(String attempt, int fen) throws IOException {
        var wechat = town.wechat();
        var envelope = wechat.envelope(wechat.paid(attempt, "42" + attempt + fen, fen));
        return send(wechat.signed(envelope.toString(), Instant.now()));
    }

    private Answer send(Wechat.Message message) throws IOException {
        var alias = Objects.requireNonNull(town.mine().things().get("wechatAlias"));
        var request = api.request(Api.NO_KEY, "/v1/callback/wechat-h5/" + alias);
        for (Map.Entry<String, String> header : message.headers().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        return Api.exchange(
                request.POST(BodyPublishers.ofString(message.body())).build());
    }
}
