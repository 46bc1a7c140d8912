package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.ApiError.ORDER_CLOSED;
import static io.counterfoil.sandbox.wechat.ApiError.ORDER_EXPIRED;
import static io.counterfoil.sandbox.wechat.ApiError.ORDER_PAID;
import static io.counterfoil.sandbox.wechat.ApiError.OTHER_PARAMETERS;
import static io.counterfoil.sandbox.wechat.ApiError.OUT_TRADE_NO_USED;

import java.time.Duration;
import java.time.Instant;

/**
 * An order as WeChat Pay sees it, and what may become of it.
 *
 * @param transactionId told to nobody before it is paid
 * @param payableUntil nobody can pay from then on; closed it is only when the merchant closes it
 */
record Transaction(TransactionTerms terms, String transactionId, Instant createdAt, Instant payableUntil, State state) {
    static final Duration LIFE_MIN = Duration.ofMinutes(1);
    static final Duration LIFE_MAX = Duration.ofDays(7);

    sealed interface State {
        /** As on the wire. */
        String wireName();

        record NotPaid() implements State {
            @Override
            public String wireName() {
                return "NOTPAY";
            }
        }

        record Paid(Instant at) implements State {
            @Override
            public String wireName() {
                return "SUCCESS";
            }
        }

        record Closed(Instant at) implements State {
            @Override
            public String wireName() {
                return "CLOSED";
            }
        }
    }

    /** A time to pay that is too short or too long becomes what WeChat Pay allows. */
    static Transaction open(TransactionTerms terms, Instant now) {
        var latest = now.plus(LIFE_MAX);
        var wanted = terms.timeExpire() == null ? latest : terms.timeExpire();
        if (!wanted.isAfter(now)) throw ApiRefused.body("/time_expire", "is not in the future");
        var earliest = now.plus(LIFE_MIN);
        var until = wanted.isBefore(earliest) ? earliest : wanted.isAfter(latest) ? latest : wanted;
        return new Transaction(terms, Numbers.transactionId(now), now, until, new State.NotPaid());
    }

    /** Whether the same may be asked for again. */
    void requireReentry(TransactionTerms again, Instant now) {
        if (!terms.mchid().equals(again.mchid()) || terms.product() != again.product()) {
            throw new ApiRefused(OUT_TRADE_NO_USED);
        }
        if (state instanceof State.Paid) throw new ApiRefused(ORDER_PAID);
        if (state instanceof State.Closed) throw new ApiRefused(ORDER_CLOSED);
        if (!terms.equals(again)) throw new ApiRefused(OTHER_PARAMETERS);
        if (expired(now)) throw new ApiRefused(ORDER_EXPIRED);
    }

    /** @throws ApiRefused unless it waits for it */
    Transaction pay(Instant now) {
        return switch (state) {
            case State.Paid _ -> throw new ApiRefused(ORDER_PAID);
            case State.Closed _ -> throw new ApiRefused(ORDER_CLOSED);
            case State.NotPaid _ -> {
                if (expired(now)) throw new ApiRefused(ORDER_EXPIRED);
                yield with(new State.Paid(now));
            }
        };
    }

    /** As it would be if it had been paid: for what is told of it, and is not true. */
    Transaction asPaid(Instant now) {
        return state instanceof State.Paid ? this : with(new State.Paid(now));
    }

    /** To close it again changes nothing. */
    Transaction close(Instant now) {
        return switch (state) {
            case State.Paid _ -> throw new ApiRefused(ORDER_PAID);
            case State.Closed _ -> this;
            case State.NotPaid _ -> with(new State.Closed(now));
        };
    }

    boolean expired(Instant now) {
        return !now.isBefore(payableUntil);
    }

    private Transaction with(State next) {
        return new Transaction(terms, transactionId, createdAt, payableUntil, next);
    }
}
