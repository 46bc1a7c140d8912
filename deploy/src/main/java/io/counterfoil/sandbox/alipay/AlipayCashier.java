package io.counterfoil.sandbox.alipay;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.sandbox.alipay.Trade.State;
import io.counterfoil.sandbox.pay.Bill;
import io.counterfoil.sandbox.pay.Bill.Standing;
import io.counterfoil.sandbox.pay.Brand;
import io.counterfoil.sandbox.pay.Cashier;
import io.counterfoil.sandbox.pay.Refusals;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The payer at Alipay's counter. */
@Component
class AlipayCashier implements Cashier {
    static final Brand BRAND = new Brand("Alipay", "#1677ff");

    private final Gateway gateway;
    private final Trades trades;
    private final AppTable apps;
    private final PaymentLinks links;
    private final InstantSource clock;

    AlipayCashier(Gateway gateway, Trades trades, AppTable apps, PaymentLinks links, InstantSource clock) {
        this.gateway = gateway;
        this.trades = trades;
        this.apps = apps;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public Brand brand() {
        return BRAND;
    }

    @Override
    public Optional<Bill> visit(String attempt) {
        return asked(() -> trades.find(attempt)
                .or(() -> links.of(attempt).map(gateway::open))
                .map(trade -> bill(trade, app(trade))));
    }

    @Override
    public Bill pay(String attempt) {
        return asked(() -> {
            var app = app(trades.find(attempt).orElseThrow());
            return bill(trades.pay(attempt, app), app);
        });
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (GatewayRefused refused) {
            throw rejected(refused);
        }
    }

    private static Rejected rejected(GatewayRefused refused) {
        return switch (refused.error()) {
            case TRADE_HAS_SUCCESS -> Refusals.paid();
            case TRADE_HAS_CLOSE -> Refusals.closed();
            default -> Refusals.by(refused.error().subCode() + " " + refused.subMsg());
        };
    }

    private App app(Trade trade) {
        return apps.find(trade.terms().appId()).orElseThrow();
    }

    private Bill bill(Trade trade, App app) {
        var terms = trade.terms();
        return new Bill(
                terms.outTradeNo(),
                app.name(),
                terms.subject(),
                terms.amount(),
                terms.expiresAt(),
                standing(trade.state()),
                trade.state().status(),
                trade.tradeNo(),
                back(trade, app).orElse(null));
    }

    private static Standing standing(State state) {
        return switch (state) {
            case State.Waiting _ -> Standing.WAITING;
            case State.Paid _ -> Standing.PAID;
            case State.Closed _ -> Standing.CLOSED;
        };
    }

    /** Where the payer goes from here: with a signed message when they paid. */
    private Optional<URI> back(Trade trade, App app) {
        var terms = trade.terms();
        if (!(trade.state() instanceof State.Paid)) {
            return web(terms.quitUrl()).or(() -> web(terms.returnUrl()));
        }
        var signed = SignedForm.encode(TradeFields.returned(trade, app, clock.instant()), app.signingKey());
        return web(terms.returnUrl()).map(url -> URI.create(url + (url.getRawQuery() == null ? "?" : "&") + signed));
    }

    /** Anything else than an address in the web has no place behind a link. */
    private static Optional<URI> web(@Nullable String url) {
        try {
            return Optional.ofNullable(url)
                    .map(URI::create)
                    .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
