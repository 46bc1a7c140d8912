package io.counterfoil.sandbox.wechat;

import static java.util.Objects.requireNonNull;

import io.counterfoil.sandbox.notice.Notices;
import io.counterfoil.sandbox.witness.Takings;
import io.counterfoil.sandbox.witness.Takings.Taking;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** WeChat Pay's books: one order for each number of a merchant's. */
@Component
class Transactions {
    private final TransactionTable table;
    private final TicketTable tickets;
    private final Takings takings;
    private final Notices notices;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Transactions(
            TransactionTable table,
            TicketTable tickets,
            Takings takings,
            Notices notices,
            TransactionOperations transactions,
            InstantSource clock) {
        this.table = table;
        this.tickets = tickets;
        this.takings = takings;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Opens the order, or finds the one that the same number has opened before. */
    Ticket prepare(TransactionTerms terms) {
        return requireNonNull(transactions.execute(_ -> {
            var now = clock.instant();
            table.lock(terms.outTradeNo()).ifPresentOrElse(found -> found.requireReentry(terms, now), () -> {
                if (table.isBurnt(terms.outTradeNo(), terms.mchid())) throw new ApiRefused(ApiError.OTHER_PARAMETERS);
                table.insert(Transaction.open(terms, now));
            });
            var ticket = Ticket.issue(terms, now);
            tickets.insert(ticket);
            return ticket;
        }));
    }

    Optional<Transaction> find(String outTradeNo) {
        return requireNonNull(transactions.execute(_ -> table.lock(outTradeNo)));
    }

    /** The merchant's, by WeChat Pay's own. */
    Optional<String> numberOf(String transactionId) {
        return table.outTradeNo(transactionId);
    }

    /**
     * The payer pays: money taken and notice due are stored with it, all or nothing.
     *
     * @throws ApiRefused unless the order waits for it
     */
    Transaction pay(String outTradeNo) {
        return requireNonNull(transactions.execute(_ -> {
            var now = clock.instant();
            var paid = table.lock(outTradeNo).orElseThrow().pay(now);
            table.update(paid);
            takings.add(new Taking(
                    paid.terms().product().provider(),
                    paid.terms().mchid(),
                    outTradeNo,
                    paid.transactionId(),
                    paid.terms().amount(),
                    now));
            notices.add(PaymentNotices.of(paid, now));
            return paid;
        }));
    }

    /**
     * A number that was never heard of is closed like any other, and cannot be used from then on.
     *
     * @throws ApiRefused when it is paid
     */
    void close(String outTradeNo, String mchid) {
        transactions.executeWithoutResult(_ -> table.lock(outTradeNo)
                .ifPresentOrElse(
                        found -> {
                            if (found.terms().mchid().equals(mchid)) table.update(found.close(clock.instant()));
                        },
                        () -> table.burn(outTradeNo, mchid)));
    }
}
