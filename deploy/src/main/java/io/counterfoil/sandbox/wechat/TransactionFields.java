package io.counterfoil.sandbox.wechat;

import io.counterfoil.sandbox.wechat.Transaction.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An order in the fields of WeChat Pay's messages. */
final class TransactionFields {
    static final String OPENID = "oSandboxPayerOfNobodysH5Page";

    private static final String CURRENCY = "CNY";

    /** The answer to a query, and what is sealed in a notice. */
    static Map<String, Object> of(Transaction transaction) {
        var terms = transaction.terms();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("mchid", terms.mchid());
        fields.put("appid", terms.appid());
        fields.put("out_trade_no", terms.outTradeNo());
        switch (transaction.state()) {
            case State.NotPaid _ -> unpaid(fields, transaction, "订单未支付");
            case State.Closed _ -> unpaid(fields, transaction, "订单已关闭");
            case State.Paid paid -> paid(fields, transaction, paid);
        }
        return fields;
    }

    private static void unpaid(Map<String, Object> fields, Transaction transaction, String why) {
        fields.put("trade_state", transaction.state().wireName());
        fields.put("trade_state_desc", why);
        fields.put("attach", Objects.requireNonNullElse(transaction.terms().attach(), ""));
        fields.put("promotion_detail", List.of());
        fields.put("payer", Map.of());
        fields.put("amount", Map.of("total", fen(transaction), "currency", CURRENCY));
    }

    private static void paid(Map<String, Object> fields, Transaction transaction, State.Paid paid) {
        var terms = transaction.terms();
        fields.put("transaction_id", transaction.transactionId());
        fields.put("trade_type", terms.product().tradeType());
        fields.put("trade_state", paid.wireName());
        fields.put("trade_state_desc", "支付成功");
        fields.put("bank_type", "OTHERS");
        fields.put("attach", Objects.requireNonNullElse(terms.attach(), ""));
        fields.put("success_time", ChinaTime.format(paid.at()));
        fields.put("payer", Map.of("openid", Objects.requireNonNullElse(terms.openid(), OPENID)));
        var amount = new LinkedHashMap<String, Object>();
        amount.put("total", fen(transaction));
        amount.put("payer_total", fen(transaction));
        amount.put("currency", CURRENCY);
        amount.put("payer_currency", CURRENCY);
        fields.put("amount", amount);
    }

    private static long fen(Transaction transaction) {
        return transaction.terms().amount().minorUnits().longValueExact();
    }

    private TransactionFields() {}
}
