package io.counterfoil.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An account with a provider: the sandbox makes one, the merchant enters it.
 *
 * @param sandbox the provider's name there
 * @param secret where the merchant's private key stands in the account
 * @param providers the ways to pay that it is good for
 */
record Contract(String title, String sandbox, String secret, List<String> providers) {
    static final Contract ALIPAY = new Contract("Alipay", "alipay", "/appPrivateKey", List.of("alipay-wap"));
    static final Contract WECHAT =
            new Contract("WeChat Pay", "wechat", "/merchantPrivateKey", List.of("wechat-h5", "wechat-jsapi"));

    /** @return the account as the provider made it */
    Reply conclude(Stage stage, Party server, String merchant) {
        var transcript = stage.transcript();
        transcript.chapter("An account with " + title + ": the sandbox makes one, the merchant enters it");
        var account = stage.wire()
                .post(Party.stranger("s"), "/sandbox/" + sandbox + "/accounts", Map.of("name", "Lantern Games"))
                .require(201);
        var fields = new LinkedHashMap<String, String>();
        account.body()
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        for (var provider : providers) {
            var entered = stage.wire()
                    .put(server, "/v1/merchants/" + merchant + "/providers/" + provider, fields)
                    .require(200);
            transcript.check(
                    "the private key went in and does not come out",
                    !entered.body().toString().contains(account.text(secret)));
        }
        return account;
    }
}
