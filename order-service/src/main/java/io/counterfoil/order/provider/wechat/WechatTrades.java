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

/**
 * Asks how an attempt stands, and closes it, by our number: WeChat Pay's own is there only once it is paid.
 *
 * <p>WeChat Pay signs the moment and the body of an answer: not its status, nor what it answers. A body that names no
 * trade, empty or an error, is bound to the question by TLS alone. An attempt therefore counts as paid or closed only by
 * the answer to a query, which names it; that there is no such order, which nothing can name, is taken as it comes.
 */
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
            case Heard.Signed heard when heard.isDone() -> confirmed(query(account, attempt, now));
            case Heard.Signed heard ->
                switch (heard.code()) {
                    case "ORDERPAID", "ORDER_PAID" -> known(Closed.ALREADY_PAID, heard);
                    case "ORDERCLOSED", "ORDER_CLOSED" -> confirmed(query(account, attempt, now));
                    default -> unsuccessful(heard);
                };
        };
    }

    private static Answer<Closed> confirmed(Answer<Fact> asked) {
        return switch (asked) {
            case Answer.Known<Fact>(var fact, var content, var evidence) ->
                switch (fact) {
                    case Fact.ClosedUnpaid _ -> new Answer.Known<>(Closed.CLOSED, content, evidence);
                    case Fact.Paid _, Fact.Refunded _ -> new Answer.Known<>(Closed.ALREADY_PAID, content, evidence);
                    case Fact.Unpaid _ -> new Answer.Unknown<>("closed by one answer, and open by the next");
                };
            case Answer.NotFound<Fact>() -> new Answer.NotFound<>();
            case Answer.Refused<Fact>(var code, var detail) -> new Answer.Refused<>(code, detail);
            case Answer.Unknown<Fact>(var why) -> new Answer.Unknown<>(why);
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
