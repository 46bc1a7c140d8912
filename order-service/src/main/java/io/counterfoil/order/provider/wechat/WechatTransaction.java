package io.counterfoil.order.provider.wechat;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.wire.Malformed;
import java.time.Instant;
import java.util.Optional;

/** A payment as notices and answers to queries describe it. */
record WechatTransaction(WechatObject json) {
    private static final String OUR_NUMBER = "out_trade_no";
    private static final String TRANSACTION = "transaction_id";

    /** What is not paid yet need not name the official account. */
    boolean isAbout(AttemptNo attempt, WechatMerchant merchant) {
        return json.is(OUR_NUMBER, attempt.value())
                && isPaidTo(merchant)
                && (isFor(merchant) || json.find("appid").isEmpty());
    }

    boolean isPaidTo(WechatMerchant merchant) {
        return json.is("mchid", merchant.mchid());
    }

    boolean isFor(WechatMerchant merchant) {
        return json.is("appid", merchant.appid());
    }

    boolean isSuccess() {
        return json.is("trade_state", "SUCCESS");
    }

    /**
     * How it stands.
     *
     * <p>{@code REFUND} is all that tells of a refund, a part or all of it: whether the payer's money is still here is not
     * known from that, and so it is no payment for which goods may be delivered.
     *
     * @throws Malformed when a field that its state needs is missing or unreadable, or the state is unknown
     */
    Fact says(Instant now) {
        return switch (json.text("trade_state")) {
            case "SUCCESS" -> paid(now);
            case "REFUND" ->
                new Fact.Refunded(
                        json.required(OUR_NUMBER), json.required(TRANSACTION), Optional.empty(), Optional.empty(), now);
            case "NOTPAY", "USERPAYING" -> new Fact.Unpaid(json.required(OUR_NUMBER));
            case "CLOSED" -> new Fact.ClosedUnpaid(json.required(OUR_NUMBER));
            default -> throw new Malformed("a trade_state that we do not know");
        };
    }

    /**
     * @param now when it was heard of: a payment is none the less one when its own time is missing
     * @throws Malformed when something that makes it a payment is missing, or it was not paid in yuan
     */
    Fact.Paid paid(Instant now) {
        var amount = json.object("amount");
        if (!amount.find("currency").orElse("CNY").equals("CNY")) throw new Malformed("an amount that is not yuan");
        json.required("appid");
        return new Fact.Paid(
                json.required(OUR_NUMBER),
                json.required(TRANSACTION),
                amount.fen("total"),
                json.time("success_time").orElse(now),
                json.object("payer").find("openid"));
    }
}
