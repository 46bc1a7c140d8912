package io.counterfoil.order.provider.wechat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.order.provider.PayerDetail;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Preparation.Payer;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** In a page inside WeChat: its script calls the payment up, with values that the merchant's key has signed. */
final class Jsapi implements WechatProduct {
    static final String ID = "wechat-jsapi";
    static final Duration PREPAYMENT_VALID_FOR = Duration.ofHours(2);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String path() {
        return "/v3/pay/transactions/jsapi";
    }

    @Override
    public PayerDetail needed() {
        return PayerDetail.OPENID;
    }

    @Override
    public Optional<Prepared.Refused> refusal(Payer payer) {
        return payer.openid().isPresent()
                ? Optional.empty()
                : Optional.of(new Prepared.Refused("openid-required", "WeChat Pay has to know the payer's openid"));
    }

    @Override
    public void describe(Payer payer, ObjectNode order) {
        order.putObject("payer").put("openid", payer.openid().orElseThrow());
    }

    @Override
    public PaymentParameters parameters(WechatObject answer, ProviderAccount account, Preparation preparation) {
        var appId = account.value(WechatAccountForm.APPID);
        var timeStamp = Long.toString(preparation.now().getEpochSecond());
        var nonce = Nonce.next();
        var pack = "prepay_id=" + answer.required("prepay_id");
        var content = WechatSignature.invokeContent(appId, timeStamp, nonce, pack);
        var values = Map.of(
                "appId", appId,
                "timeStamp", timeStamp,
                "nonceStr", nonce,
                "package", pack,
                "signType", "RSA",
                "paySign", MerchantKey.of(account).sign(content));
        return new PaymentParameters("invoke", values, Prepay.validUntil(preparation, PREPAYMENT_VALID_FOR));
    }
}
