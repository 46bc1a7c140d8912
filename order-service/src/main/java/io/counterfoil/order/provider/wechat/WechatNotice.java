package io.counterfoil.order.provider.wechat;

import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import java.time.Instant;
import java.util.Optional;

/**
 * What a genuine notice says.
 *
 * @param type {@code TRANSACTION.SUCCESS}, {@code REFUND.…}
 * @param content what was encrypted
 */
record WechatNotice(String type, WechatObject content, Instant now) {
    private static final String PAYMENT = "TRANSACTION.SUCCESS";
    private static final String REFUND = "REFUND.SUCCESS";

    /** @throws io.counterfoil.order.provider.wire.Malformed when a field that its kind needs is missing or unreadable */
    Decoded says(WechatMerchant merchant) {
        var transaction = new WechatTransaction(content);
        if (!transaction.isPaidTo(merchant)) return foreign("mchid-foreign", "paid to another merchant");
        return switch (type) {
            case PAYMENT -> payment(transaction, merchant);
            case REFUND -> content.is("refund_status", "SUCCESS") ? refund() : ignored("a refund on its way");
            default -> ignored("of a kind from which nothing follows");
        };
    }

    private Decoded payment(WechatTransaction transaction, WechatMerchant merchant) {
        if (!transaction.isFor(merchant)) return foreign("app-id-foreign", "for another official account");
        return transaction.isSuccess()
                ? new Decoded.Accepted(transaction.paid(now))
                : ignored("a trade_state that is no payment");
    }

    /** Does not name the official account. */
    private Decoded refund() {
        return new Decoded.Accepted(new Fact.Refunded(
                content.required("out_trade_no"),
                content.required("transaction_id"),
                content.find("out_refund_no"),
                Optional.of(content.object("amount").fen("refund")),
                content.time("success_time").orElse(now)));
    }

    private Decoded foreign(String code, String detail) {
        return new Decoded.Foreign(content.text("out_trade_no"), code, detail);
    }

    private Decoded ignored(String why) {
        return new Decoded.Ignored(content.find("out_trade_no"), why);
    }
}
