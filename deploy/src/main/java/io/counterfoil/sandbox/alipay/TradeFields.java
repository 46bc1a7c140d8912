package io.counterfoil.sandbox.alipay;

import io.counterfoil.sandbox.alipay.Trade.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trade in the fields of Alipay's messages, in the order of the genuine ones. */
final class TradeFields {
    private static final String BUYER_ID = "2088722003265413";
    private static final String BUYER_LOGON_ID = "pay***@sandbox.example";
    private static final String FUND_CHANNEL = "ALIPAYACCOUNT";

    /** The answer to {@code alipay.trade.query}. */
    static Map<String, Object> asked(Trade trade) {
        var fields = new LinkedHashMap<String, Object>();
        var amount = Yuan.format(trade.terms().amount());
        var paid = trade.state() instanceof State.Paid;
        fields.put("buyer_logon_id", BUYER_LOGON_ID);
        fields.put("buyer_pay_amount", paid ? amount : "0.00");
        fields.put("buyer_user_id", BUYER_ID);
        if (paid) fields.put("fund_bill_list", List.of(Map.of("amount", amount, "fund_channel", FUND_CHANNEL)));
        fields.put("invoice_amount", paid ? amount : "0.00");
        fields.put("out_trade_no", trade.terms().outTradeNo());
        fields.put("point_amount", "0.00");
        fields.put("receipt_amount", paid ? amount : "0.00");
        if (trade.state() instanceof State.Paid(var at)) fields.put("send_pay_date", BeijingTime.format(at));
        fields.put("total_amount", amount);
        fields.put("trade_no", trade.tradeNo());
        fields.put("trade_status", trade.state().status());
        return fields;
    }

    /** The notice that a trade was paid, but for what is new in each delivery. */
    static Map<String, String> paid(Trade trade, App app, Instant at) {
        var fields = new LinkedHashMap<String, String>();
        var terms = trade.terms();
        var amount = Yuan.format(terms.amount());
        fields.put("gmt_create", BeijingTime.format(trade.createdAt()));
        fields.put("charset", "utf-8");
        fields.put("gmt_payment", BeijingTime.format(at));
        fields.put("subject", terms.subject());
        fields.put("buyer_id", BUYER_ID);
        fields.put("buyer_logon_id", BUYER_LOGON_ID);
        if (terms.body() != null) fields.put("body", terms.body());
        fields.put("invoice_amount", amount);
        fields.put("version", "1.0");
        fields.put("notify_id", Numbers.notice(trade.tradeNo(), at));
        fields.put("fund_bill_list", "[{\"amount\":\"" + amount + "\",\"fundChannel\":\"" + FUND_CHANNEL + "\"}]");
        fields.put("notify_type", "trade_status_sync");
        fields.put("out_trade_no", terms.outTradeNo());
        fields.put("total_amount", amount);
        fields.put("trade_status", trade.state().status());
        fields.put("trade_no", trade.tradeNo());
        fields.put("auth_app_id", app.appId());
        fields.put("receipt_amount", amount);
        fields.put("point_amount", "0.00");
        fields.put("buyer_pay_amount", amount);
        fields.put("app_id", app.appId());
        fields.put("seller_id", app.sellerId());
        if (terms.passbackParams() != null) fields.put("passback_params", terms.passbackParams());
        return fields;
    }

    /** What the browser brings back to the merchant: a courtesy, never a proof of payment. */
    static Map<String, String> returned(Trade trade, App app, Instant now) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("charset", "utf-8");
        fields.put("out_trade_no", trade.terms().outTradeNo());
        fields.put("method", "alipay.trade.wap.pay.return");
        fields.put("total_amount", Yuan.format(trade.terms().amount()));
        fields.put("trade_no", trade.tradeNo());
        fields.put("auth_app_id", app.appId());
        fields.put("version", "1.0");
        fields.put("app_id", app.appId());
        fields.put("seller_id", app.sellerId());
        fields.put("timestamp", BeijingTime.format(now));
        return fields;
    }

    private TradeFields() {}
}
