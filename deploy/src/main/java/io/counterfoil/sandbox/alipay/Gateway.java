package io.counterfoil.sandbox.alipay;

import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_APP_ID;
import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_PARAMETER;
import static io.counterfoil.sandbox.alipay.GatewayError.MISSING_APP_ID;
import static io.counterfoil.sandbox.alipay.GatewayError.TRADE_NOT_EXIST;

import io.counterfoil.sandbox.fault.Calls;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What Alipay does when asked. */
@Component
class Gateway {
    private final AppTable apps;
    private final Trades trades;
    private final Calls calls;
    private final InstantSource clock;

    Gateway(AppTable apps, Trades trades, Calls calls, InstantSource clock) {
        this.apps = apps;
        this.trades = trades;
        this.calls = calls;
        this.clock = clock;
    }

    /** The payer's browser comes with the merchant's signed request. */
    Trade open(GatewayRequest request) {
        var app = app(request);
        request.checkedFor(app);
        return trades.open(WapPay.read(request, app, clock.instant()));
    }

    /** The body of the answer: signed, unless the request did not even say whom to sign for. */
    String answer(GatewayMethod method, GatewayRequest request) {
        App app;
        try {
            app = app(request);
        } catch (GatewayRefused refused) {
            return GatewayAnswer.refused(refused, Map.of()).unsigned(method.node());
        }
        return answer(method, request, app);
    }

    private String answer(GatewayMethod method, GatewayRequest request, App app) {
        BizContent biz;
        try {
            request.checkedFor(app);
            biz = BizContent.parse(request.find("biz_content").orElse("{}"));
        } catch (GatewayRefused refused) {
            return GatewayAnswer.refused(refused, Map.of()).signed(method.node(), app);
        }
        return calls.answer(
                attempt(biz),
                () -> answer(method, biz, app).signed(method.node(), app),
                () -> refused(new GatewayRefused(TRADE_NOT_EXIST), biz).unsigned(method.node()));
    }

    private GatewayAnswer answer(GatewayMethod method, BizContent biz, App app) {
        try {
            return GatewayAnswer.success(carryOut(method, biz, app));
        } catch (GatewayRefused refused) {
            return refused(refused, biz);
        }
    }

    private static GatewayAnswer refused(GatewayRefused refused, BizContent biz) {
        var echoed = biz.find("out_trade_no").map(no -> Map.of("out_trade_no", no));
        return GatewayAnswer.refused(refused, echoed.orElse(Map.of()));
    }

    private Map<String, ?> carryOut(GatewayMethod method, BizContent biz, App app) {
        var trade = find(biz)
                .filter(found -> found.terms().appId().equals(app.appId()))
                .orElseThrow(() -> new GatewayRefused(TRADE_NOT_EXIST));
        var number = trade.terms().outTradeNo();
        return switch (method) {
            case QUERY -> TradeFields.asked(trade);
            case CLOSE -> Map.of("trade_no", trades.close(number).tradeNo(), "out_trade_no", number);
            case WAP_PAY -> throw new IllegalStateException("a page, not an answer");
        };
    }

    /** Empty where the call does not say. */
    private String attempt(BizContent biz) {
        return biz.find("trade_no")
                .flatMap(trades::numberOf)
                .or(() -> biz.find("out_trade_no"))
                .orElse("");
    }

    /** {@code trade_no} wins if both are given. */
    private Optional<Trade> find(BizContent biz) {
        var tradeNo = biz.find("trade_no");
        if (tradeNo.isPresent()) return trades.numberOf(tradeNo.get()).flatMap(trades::find);
        return trades.find(biz.find("out_trade_no")
                .orElseThrow(() -> new GatewayRefused(INVALID_PARAMETER, "out_trade_no, trade_no")));
    }

    private App app(GatewayRequest request) {
        var appId = request.find("app_id").orElseThrow(() -> new GatewayRefused(MISSING_APP_ID));
        return apps.find(appId).orElseThrow(() -> new GatewayRefused(INVALID_APP_ID));
    }
}
