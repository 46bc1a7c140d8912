package io.counterfoil.sandbox.alipay;

import static io.counterfoil.sandbox.alipay.GatewayError.TRADE_HAS_CLOSE;
import static io.counterfoil.sandbox.alipay.GatewayError.TRADE_HAS_SUCCESS;
import static io.counterfoil.sandbox.alipay.GatewayError.TRADE_STATUS_ERROR;

import java.time.Instant;

/** A trade as Alipay sees it, and what may become of it. */
record Trade(TradeTerms terms, String tradeNo, Instant createdAt, State state) {
    sealed interface State {
        /** As on the wire. */
        String status();

        record Waiting() implements State {
            @Override
            public String status() {
                return "WAIT_BUYER_PAY";
            }
        }

        record Paid(Instant at) implements State {
            @Override
            public String status() {
                return "TRADE_SUCCESS";
            }
        }

        record Closed(Instant at) implements State {
            @Override
            public String status() {
                return "TRADE_CLOSED";
            }
        }
    }

    static Trade open(TradeTerms terms, Instant now) {
        return new Trade(terms, Numbers.trade(terms.outTradeNo(), now), now, new State.Waiting());
    }

    /** A trade that nobody paid in time closes itself. */
    Trade at(Instant now) {
        return state instanceof State.Waiting && !now.isBefore(terms.expiresAt())
                ? with(new State.Closed(terms.expiresAt()))
                : this;
    }

    /** @throws GatewayRefused unless the trade waits for it */
    Trade pay(Instant now) {
        return switch (state) {
            case State.Waiting _ -> with(new State.Paid(now));
            case State.Paid _ -> throw new GatewayRefused(TRADE_HAS_SUCCESS);
            case State.Closed _ -> throw new GatewayRefused(TRADE_HAS_CLOSE);
        };
    }

    /** @throws GatewayRefused unless the trade waits to be paid */
    Trade close(Instant now) {
        if (!(state instanceof State.Waiting)) throw new GatewayRefused(TRADE_STATUS_ERROR);
        return with(new State.Closed(now));
    }

    private Trade with(State next) {
        return new Trade(terms, tradeNo, createdAt, next);
    }
}
