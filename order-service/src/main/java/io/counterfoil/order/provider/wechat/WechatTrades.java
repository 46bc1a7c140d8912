package io.counterfoil.order.provider.wechat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.PaymentCloser;
import io.counterfoil.order.provider.PaymentQuery;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.wire.Malformed;
import java.time.Duration;
import java.time.Instant;

/** Asks how an attempt stands, and closes it, by our number: WeChat Pay's own is there only once it is paid. */
final class WechatTrades implements PaymentQuery, PaymentCloser {
    static final Duration WHOLE_TIMEOUT = Duration.ofSeconds(10);

    private static final String PATH = "/v3/pay/transactions/out-trade-no/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WechatClient client;
    private final Duration wholeTimeout;

    WechatTrades(WechatClient client, Duration wholeTimeout) {
        this.client = client;
        this.wholeTimeout = wholeTimeout;
    }

    @Override
    public Answer<Fact> query(ProviderAccount account, AttemptNo attempt, Instant now) {
        var merchant = WechatMerchant.of(account);
        var call = WechatCall.get(PATH + attempt + "?mchid=" + merchant.mchid(), now);
        return switch (client.ask(account, call, wholeTimeout)) {
            case Heard.Unclear(var why) -> new Answer.Unknown<>(why);
            case Heard.Signed heard when !heard.isSuccess() -> unsuccessful(heard);
            case Heard.Signed heard
            when !new WechatTransaction(heard.json()).isAbout(attempt, merchant) ->
                new Answer.Unknown<>("an answer about another trade");
            case Heard.Signed heard -> queried(heard, now);
        };
    }

    @Override
    public Answer<Closed> close(ProviderAccount account, AttemptNo attempt, Instant now) {
        var merchant = JSON.createObjectNode().put("mchid", account.value(WechatAccountForm.MCHID));
        var call = WechatCall.post(PATH + attempt + "/close", merchant.toString(), now);
        return switch (client.ask(account, call, wholeTimeout)) {
            case Heard.Unclear(var why) -> new Answer.Unknown<>(why);
            case Heard.Signed heard when heard.isSuccess() -> known(Closed.CLOSED, heard);
            case Heard.Signed heard ->
                switch (heard.code()) {
                    case "ORDERPAID", "ORDER_PAID" -> known(Closed.ALREADY_PAID, heard);
                    case "ORDERCLOSED", "ORDER_CLOSED" -> known(Closed.CLOSED, heard);
                    default -> unsuccessful(heard);
                };
        };
    }

    private static Answer<Fact> queried(Heard.Signed heard, Instant now) {
        try {
            return known(new WechatTransaction(heard.json()).says(now), heard);
        } catch (Malformed e) {
            return new Answer.Unknown<>("an answer with " + e.getMessage());
        }
    }

    private static <T> Answer<T> known(T value, Heard.Signed heard) {
        return new Answer.Known<>(value, heard.body(), heard.evidence());
    }

    private static <T> Answer<T> unsuccessful(Heard.Signed heard) {
        if (!heard.isRefusal()) return new Answer.Unknown<>(heard.trouble());
        return switch (heard.code()) {
            case "ORDER_NOT_EXIST", "ORDERNOTEXIST" -> new Answer.NotFound<>();
            default -> new Answer.Refused<>(heard.code(), heard.detail());
        };
    }
}
