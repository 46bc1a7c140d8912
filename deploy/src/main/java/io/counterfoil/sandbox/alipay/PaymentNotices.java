package io.counterfoil.sandbox.alipay;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.sandbox.notice.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What Alipay tells about a payment: the fields of the notice as JSON, but for what is new in each delivery. */
final class PaymentNotices {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final Money TOO_LITTLE = Money.of(1, Yuan.CNY);
    private static final Money TOO_MUCH = Money.of(2, Yuan.CNY);
    private static final List<String> AMOUNTS =
            List.of("total_amount", "receipt_amount", "buyer_pay_amount", "invoice_amount");
    private static final List<String> OF_THE_PAYMENT = List.of("gmt_payment", "fund_bill_list");

    /** Empty where the merchant did not say where. */
    static Optional<Notice> of(Trade paid, App app, Instant at) {
        var terms = paid.terms();
        return Optional.ofNullable(terms.notifyUrl())
                .map(url -> new Notice(
                        Numbers.notice(paid.tradeNo(), at),
                        AlipayNotifier.PROVIDER,
                        terms.outTradeNo(),
                        app.appId(),
                        url,
                        terms.expiresAt(),
                        JSON.writeValueAsString(TradeFields.paid(paid, app, at))));
    }

    static Map<String, String> fields(Notice notice) {
        return JSON.readValue(notice.content(), FIELDS);
    }

    static Notice withAnotherAmount(Notice notice) {
        var fields = fields(notice);
        var paid = Yuan.parse(fields.getOrDefault("total_amount", ""));
        var other = Yuan.format(paid.equals(Optional.of(TOO_LITTLE)) ? TOO_MUCH : TOO_LITTLE);
        AMOUNTS.forEach(amount -> fields.put(amount, other));
        return notice.with(JSON.writeValueAsString(fields));
    }

    /** The trade was opened, and waits to be paid. */
    static Notice beforePayment(Notice notice) {
        var fields = fields(notice);
        var waiting = new Trade.State.Waiting().status();
        OF_THE_PAYMENT.forEach(fields::remove);
        var createdAt = BeijingTime.parse(fields.getOrDefault("gmt_create", "")).orElseThrow();
        fields.put("notify_id", Numbers.notice(waiting + fields.get("trade_no"), createdAt));
        fields.put("trade_status", waiting);
        return notice.with(JSON.writeValueAsString(fields));
    }

    private PaymentNotices() {}
}
