package io.counterfoil.bench.races;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Log;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.MerchantServer;
import io.counterfoil.bench.world.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where races are run. */
record Arena(Api api, Merchant merchant, Alipay alipay, MerchantServer server, Log log, Findings findings) {
    private static final String PRICE = "9.95";
    private static final Duration PLACING_MAX = Duration.ofMinutes(1);

    Answer place(String orderNo, String expiresIn) throws IOException {
        var wish = new TreeMap<>(merchant.wish(orderNo));
        wish.put("expiresIn", expiresIn);
        return Patience.ask(PLACING_MAX, () -> api.post(merchant.secretKey(), "/v1/orders", wish));
    }

    /** What the payer does at the provider's page. */
    Answer pay(String attempt) throws IOException {
        return api.post(Api.NO_KEY, "/sandbox/pay/" + attempt, Map.of("outcome", "pay"));
    }

    /** From now on only we tell of it. */
    void loseCallbacks(String attempt) throws IOException {
        api.put(Api.NO_KEY, "/sandbox/faults/" + attempt, Map.of("faults", List.of("lost-callback")))
                .require(200);
    }

    /** As Alipay would have sent it. */
    Answer callBack(String attempt, String transaction) throws IOException {
        return merchant.callBack(Alipay.encode(alipay.signed(alipay.paid(attempt, transaction, PRICE))));
    }

    Answer advance(String duration) throws IOException {
        return api.post(Api.NO_KEY, "/sandbox/clock", Map.of("advance", duration))
                .require(200);
    }
}
