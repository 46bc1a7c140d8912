package io.counterfoil.sandbox.wechat;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.sandbox.pay.Bill;
import io.counterfoil.sandbox.pay.Bill.Standing;
import io.counterfoil.sandbox.pay.Brand;
import io.counterfoil.sandbox.pay.Cashier;
import io.counterfoil.sandbox.pay.Refusals;
import io.counterfoil.sandbox.wechat.Transaction.State;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class WechatCashier implements Cashier {
    static final Brand BRAND = new Brand("WeChat Pay", "#07c160");

    private final Transactions transactions;
    private final TicketTable tickets;
    private final MerchantTable merchants;
    private final InstantSource clock;

    WechatCashier(Transactions transactions, TicketTable tickets, MerchantTable merchants, InstantSource clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Override
    public Brand brand() {
        return BRAND;
    }

    @Override
    public Optional<Bill> visit(String attempt) {
        return transactions.find(attempt).map(transaction -> {
            var bill = bill(transaction);
            if (bill.standing() == Standing.WAITING) comeFor(transaction.terms());
            return bill;
        });
    }

    /** Nobody gets here but by a link or by the script. Who has opened no link opens the newest one now. */
    private void comeFor(TransactionTerms terms) {
        switch (terms.product()) {
            case H5 -> {
                if (!tickets.isOpened(terms.outTradeNo())) tickets.opened(newestLink(terms.outTradeNo()), null);
            }
            case JSAPI ->
                throw new Rejected(
                        "not-invoked",
                        "A JSAPI payment begins with its parameters: post payment.params to " + InvokeController.PATH
                                + ", which pays.");
        }
    }

    private Ticket newestLink(String outTradeNo) {
        return tickets.newest(outTradeNo)
                .filter(ticket -> ticket.valid(clock.instant()))
                .orElseThrow(() -> new Rejected(
                        "link-expired",
                        "The h5_url was not opened within five minutes: ask for the order again to get a new one."));
    }

    @Override
    public Bill pay(String attempt) {
        try {
            return bill(transactions.pay(attempt));
        } catch (ApiRefused refused) {
            throw rejected(refused);
        }
    }

    private static Rejected rejected(ApiRefused refused) {
        return switch (refused.error()) {
            case ORDER_PAID -> Refusals.paid();
            case ORDER_CLOSED, ORDER_EXPIRED -> Refusals.closed();
            default ->
                Refusals.by(refused.error().code() + " " + refused.error().message());
        };
    }

    private Bill bill(Transaction transaction) {
        var terms = transaction.terms();
        return new Bill(
                terms.outTradeNo(),
                merchants.find(terms.mchid()).orElseThrow().name(),
                terms.description(),
                terms.amount(),
                transaction.payableUntil(),
                standing(transaction),
                transaction.state().wireName(),
                transaction.state() instanceof State.Paid ? transaction.transactionId() : null,
                tickets.back(terms.outTradeNo()).map(URI::create).orElse(null));
    }

    private Standing standing(Transaction transaction) {
        return switch (transaction.state()) {
            case State.NotPaid _ -> transaction.expired(clock.instant()) ? Standing.CLOSED : Standing.WAITING;
            case State.Paid _ -> Standing.PAID;
            case State.Closed _ -> Standing.CLOSED;
        };
    }
}
