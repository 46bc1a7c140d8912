package io.counterfoil.order.provider.alipay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.PaymentCloser;
import io.counterfoil.order.provider.PaymentQuery;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.Gateways;
import io.counterfoil.order.provider.wire.Malformed;
import java.time.Instant;
import java.util.Map;

/** {@code alipay.trade.query} and {@code alipay.trade.close}. Only what Alipay has signed is an answer. */
final class AlipayTrades implements PaymentQuery, PaymentCloser {
    private static final String NOT_EXIST = "ACQ.TRADE_NOT_EXIST";
    private static final int DETAIL_LENGTH_MAX = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Gateways gateways;
    private final AlipayClient client;

    AlipayTrades(Gateways gateways, AlipayClient client) {
        this.gateways = gateways;
        this.client = client;
    }

    @Override
    public Answer<Fact> query(ProviderAccount account, AttemptNo attempt, Instant now) {
        return switch (ask(account, "alipay.trade.query", attempt, now)) {
            case Heard.Unclear(var why) -> new Answer.Unknown<>(why);
            case Heard.Signed heard when heard.isSuccess() -> queried(heard, now);
            case Heard.Signed heard when heard.subCode().equals(NOT_EXIST) -> new Answer.NotFound<>();
            case Heard.Signed heard -> refused(heard);
        };
    }

    @Override
    public Answer<Closed> close(ProviderAccount account, AttemptNo attempt, Instant now) {
        return switch (ask(account, "alipay.trade.close", attempt, now)) {
            case Heard.Unclear(var why) -> new Answer.Unknown<>(why);
            case Heard.Signed heard when heard.isSuccess() -> known(Closed.CLOSED, heard);
            case Heard.Signed heard -> notClosed(heard);
        };
    }

    private Heard ask(ProviderAccount account, String method, AttemptNo attempt, Instant now) {
        var environment = account.value(Gateways.ENVIRONMENT);
        var gateway = gateways.of(environment);
        if (gateway.isEmpty()) return new Heard.Unclear("there is no " + environment + " here");
        var alipay = AlipayAccount.of(account, gateway.get());
        var trade = JSON.createObjectNode().put("out_trade_no", attempt.value()).toString();
        var call = new AlipayRequest(method, trade, Map.of(), now);
        var heard = client.ask(alipay, call);
        return heard instanceof Heard.Signed signed && !signed.isAbout(attempt)
                ? new Heard.Unclear("an answer about another trade")
                : heard;
    }

    private static Answer<Fact> queried(Heard.Signed heard, Instant now) {
        try {
            return known(new AlipayTrade(heard, now).says(), heard);
        } catch (Malformed e) {
            return new Answer.Unknown<>("an answer with " + e.getMessage());
        }
    }

    private static Answer<Closed> notClosed(Heard.Signed heard) {
        return switch (heard.subCode()) {
            case NOT_EXIST -> known(Closed.NOT_OPENED, heard);
            case "ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID", "ACQ.REASON_ILLEGAL_STATUS" ->
                known(Closed.ALREADY_PAID, heard);
            default -> refused(heard);
        };
    }

    /** The signature is part of the body. */
    private static <T> Answer<T> known(T value, Heard.Signed heard) {
        return new Answer.Known<>(value, heard.body(), heard.body());
    }

    private static <T> Answer<T> refused(Heard.Signed heard) {
        var code = heard.subCode().isEmpty() ? heard.text("code") : heard.subCode();
        if (heard.isTrouble()) return new Answer.Unknown<>("Alipay is in trouble: " + code);
        var detail = heard.text("sub_msg").isEmpty() ? heard.text("msg") : heard.text("sub_msg");
        return new Answer.Refused<>(code, detail.substring(0, Math.min(detail.length(), DETAIL_LENGTH_MAX)));
    }
}
