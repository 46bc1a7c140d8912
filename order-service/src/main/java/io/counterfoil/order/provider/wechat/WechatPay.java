package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.AccountForm;
import io.counterfoil.order.provider.CallbackDecoder;
import io.counterfoil.order.provider.PayerDetail;
import io.counterfoil.order.provider.PaymentCloser;
import io.counterfoil.order.provider.PaymentProvider;
import io.counterfoil.order.provider.PaymentQuery;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.Gateways;
import io.counterfoil.order.provider.wire.Malformed;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** WeChat Pay: the order is placed there first, a notice or a query tells us that it has been paid. */
public final class WechatPay implements PaymentProvider, AutoCloseable {
    /** WeChat Pay itself, and no sandbox. */
    public static final Gateways GATEWAYS = new Gateways(URI.create(WechatPay.API));

    static final String API = "https://api.mch.weixin.qq.com";

    /** From the first byte sent to the last one heard: a payer waits for it. */
    static final Duration PREPARE_TIMEOUT = Duration.ofMillis(2_500);

    private final WechatProduct product;
    private final Gateways gateways;
    private final WechatClient client;
    private final WechatTrades trades;

    /** @return {@code wechat-h5} */
    public static WechatPay h5(Gateways gateways) {
        return new WechatPay(new H5(), gateways, WechatTrades.WHOLE_TIMEOUT);
    }

    /** @return {@code wechat-jsapi} */
    public static WechatPay jsapi(Gateways gateways) {
        return new WechatPay(new Jsapi(), gateways, WechatTrades.WHOLE_TIMEOUT);
    }

    WechatPay(WechatProduct product, Gateways gateways, Duration wholeTimeout) {
        this.product = product;
        this.gateways = gateways;
        this.client = new WechatClient(gateways);
        this.trades = new WechatTrades(client, wholeTimeout);
    }

    @Override
    public String id() {
        return product.id();
    }

    @Override
    public AccountForm accountForm() {
        return new WechatAccountForm(gateways);
    }

    @Override
    public Set<PayerDetail> needed() {
        return Set.of(product.needed());
    }

    @Override
    public Prepared prepare(ProviderAccount account, Preparation preparation) {
        var refusal = Prepay.refusal(preparation).or(() -> product.refusal(preparation.payer()));
        if (refusal.isPresent()) return refusal.get();
        var call = WechatCall.post(product.path(), Prepay.order(product, account, preparation), preparation.now());
        return switch (client.ask(account, call, PREPARE_TIMEOUT)) {
            case Heard.Unclear(var why) -> new Prepared.Unknown(why);
            case Heard.Signed heard when heard.isSuccess() -> ready(heard, account, preparation);
            case Heard.Signed heard -> unsuccessful(heard);
        };
    }

    @Override
    public Optional<CallbackDecoder> callbacks() {
        return Optional.of(new WechatNotices());
    }

    @Override
    public Optional<PaymentQuery> query() {
        return Optional.of(trades);
    }

    @Override
    public Optional<PaymentCloser> closer() {
        return Optional.of(trades);
    }

    @Override
    public void close() {
        client.close();
    }

    private Prepared ready(Heard.Signed heard, ProviderAccount account, Preparation preparation) {
        try {
            return new Prepared.Ready(product.parameters(heard.json(), account, preparation));
        } catch (Malformed e) {
            return new Prepared.Unknown("an answer with " + e.getMessage());
        }
    }

    private static Prepared unsuccessful(Heard.Signed heard) {
        return switch (heard.code()) {
            case "ORDERPAID", "ORDER_PAID" -> new Prepared.PaidAlready();
            default ->
                heard.isRefusal()
                        ? new Prepared.Refused(heard.code(), heard.detail())
                        : new Prepared.Unknown(heard.trouble());
        };
    }
}
