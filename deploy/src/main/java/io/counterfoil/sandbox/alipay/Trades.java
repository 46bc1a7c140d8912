package io.counterfoil.sandbox.alipay;

import static java.util.Objects.requireNonNull;

import io.counterfoil.sandbox.notice.Notices;
import io.counterfoil.sandbox.witness.Takings;
import io.counterfoil.sandbox.witness.Takings.Taking;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Alipay's books: one trade for each number of a merchant's. */
@Component
class Trades {
    static final String PROVIDER = "alipay-wap";

    private final TradeTable table;
    private final Takings takings;
    private final Notices notices;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Trades(
            TradeTable table,
            Takings takings,
            Notices notices,
            TransactionOperations transactions,
            InstantSource clock) {
        this.table = table;
        this.takings = takings;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Opens the trade, or finds the one that the same number has opened before. */
    Trade open(TradeTerms terms) {
        return requireNonNull(transactions.execute(_ -> {
            table.insert(Trade.open(terms, clock.instant()));
            var trade = change(terms.outTradeNo(), (found, _) -> found).orElseThrow();
            trade.terms().requireSame(terms);
            return trade;
        }));
    }

    Optional<Trade> find(String outTradeNo) {
        return requireNonNull(transactions.execute(_ -> change(outTradeNo, (trade, _) -> trade)));
    }

    /** The merchant's number of a trade, by Alipay's own. */
    Optional<String> numberOf(String tradeNo) {
        return table.outTradeNo(tradeNo);
    }

    /**
     * The payer pays: money taken and notice due are stored with it, all or nothing.
     *
     * @throws GatewayRefused unless the trade waits for it
     */
    Trade pay(String outTradeNo, App app) {
        return requireNonNull(transactions.execute(_ -> {
            var paid = change(outTradeNo, Trade::pay).orElseThrow();
            var at = ((Trade.State.Paid) paid.state()).at();
            takings.add(new Taking(
                    PROVIDER,
                    paid.terms().appId(),
                    outTradeNo,
                    paid.tradeNo(),
                    paid.terms().amount(),
                    at));
            PaymentNotices.of(paid, app, at).ifPresent(notices::add);
            return paid;
        }));
    }

    /** @throws GatewayRefused unless the trade waits to be paid */
    Trade close(String outTradeNo) {
        return requireNonNull(
                transactions.execute(_ -> change(outTradeNo, Trade::close).orElseThrow()));
    }

    private Optional<Trade> change(String outTradeNo, BiFunction<Trade, Instant, Trade> change) {
        var now = clock.instant();
        return table.lock(outTradeNo).map(before -> {
            var after = change.apply(before.at(now), now);
            if (!after.state().equals(before.state())) table.update(after);
            return after;
        });
    }
}
