package io.counterfoil.sandbox.alipay;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.sandbox.alipay.Trade.State;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The payer at Alipay's counter. */
@Component
class Cashier {
    private final Gateway gateway;
    private final Trades trades;
    private final AppTable apps;
    private final PaymentLinks links;
    private final InstantSource clock;

    Cashier(Gateway gateway, Trades trades, AppTable apps, PaymentLinks links, InstantSource clock) {
        this.gateway = gateway;
        this.trades = trades;
        this.apps = apps;
        this.links = links;
        this.clock = clock;
    }

    /** A trade that the payer has not come to yet is opened on the way. */
    Visit visit(String attempt) {
        var trade = trades.find(attempt)
                .or(() -> links.of(attempt).map(gateway::open))
                .orElseThrow(() -> Rejected.unknown("attempt-unknown", "no such attempt has been brought here"));
        return visit(trade);
    }

    /** @throws GatewayRefused unless the trade waits for it */
    Visit pay(String attempt) {
        var visit = visit(attempt);
        return visit(trades.pay(attempt, visit.app()));
    }

    private Visit visit(Trade trade) {
        var app = apps.find(trade.terms().appId()).orElseThrow();
        return new Visit(trade, app, back(trade, app).orElse(null));
    }

    /** Where the payer goes from here: with a signed message when they paid. */
    private Optional<URI> back(Trade trade, App app) {
        var terms = trade.terms();
        if (!(trade.state() instanceof State.Paid)) {
            return web(terms.quitUrl()).or(() -> web(terms.returnUrl()));
        }
        var signed = SignedForm.encode(TradeFields.returned(trade, app, clock.instant()), app);
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

    record Visit(Trade trade, App app, @Nullable URI back) {}
}
