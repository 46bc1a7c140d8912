package io.counterfoil.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two ways to pay with WeChat: from a phone's browser, and inside WeChat. */
final class WechatStory implements Story {
    private static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    private static final String ADDRESS = "203.0.113.7";
    private static final String BACK = "https://lantern.example/done";

    @Override
    public String title() {
        return "WeChat Pay, from a browser and from inside WeChat";
    }

    @Override
    public void play(Stage stage) {
        try (var merchant = MerchantServer.start()) {
            stage.transcript().remark(CAST);
            merchant.setClock(stage.now());
            var shop = Shop.open(stage, merchant, Contract.WECHAT);
            var h5 = wish("wechat-h5", "payerAddress", ADDRESS);
            var outside = new Act(stage, merchant, shop, buy(stage, shop, "B-1001", h5));
            fromTheBrowser(outside);
            var jsapi = wish("wechat-jsapi", "openid", OPENID);
            var inside = new Act(stage, merchant, shop, buy(stage, shop, "B-1002", jsapi));
            insideWechat(inside);
            stage.transcript().chapter("The books: what the provider took, beside what the orders say");
            for (var act : List.of(outside, inside)) act.booked(shop.account().text("/mchid"));
        }
    }

    private static Map<String, Object> wish(String provider, String detail, String value) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("provider", provider);
        wish.put("payer", "15705420001");
        wish.put(detail, value);
        wish.put("returnUrl", BACK);
        return wish;
    }

    private static Reply buy(Stage stage, Shop shop, String orderNo, Map<String, Object> wish) {
        var transcript = stage.transcript();
        transcript.chapter("The payer presses \"buy\": order " + orderNo + ", " + wish.get("provider"));
        var order = shop.place(stage, orderNo, wish);
        transcript.check("the order waits for payment", order.text("/state").equals("awaiting-payment"));
        return order;
    }

    private static void fromTheBrowser(Act act) {
        act.chapter("From a browser: a link that is good for five minutes leads to WeChat");
        var back = new Payer(act.stage(), Contract.WECHAT).pay(act.order().text("/payment/url"));
        act.check("the link back leads to the merchant", back.equals(BACK));
        told(act);
    }

    private static void insideWechat(Act act) {
        act.chapter("Inside WeChat: the page hands its parameters to WeChat's script");
        var parameters = new LinkedHashMap<String, Object>();
        act.order()
                .body()
                .at("/payment/params")
                .properties()
                .forEach(one -> parameters.put(one.getKey(), one.getValue().asString()));
        var invoked = act.stage().wire().post(Party.stranger("c"), "/sandbox/wechat/invoke", parameters);
        act.check(
                "WeChat believed the merchant's signature, and the payer paid",
                invoked.text("/err_msg").equals("get_brand_wcpay_request:ok"));
        told(act);
    }

    private static void told(Act act) {
        act.chapter("The provider calls back, sealed and signed, and s hears of it: deliver the goods");
        act.delivered();
    }
}
