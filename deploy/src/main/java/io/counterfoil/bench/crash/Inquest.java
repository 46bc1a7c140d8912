package io.counterfoil.bench.crash;

import static java.util.stream.Collectors.toSet;

import io.counterfoil.bench.crash.Crash.Scene;
import io.counterfoil.bench.world.Books;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Ledger;
import io.counterfoil.bench.world.Log;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Compares what clients, provider, merchant's server, log and lists say. */
final class Inquest {
    private static final Duration SETTLE_MAX = Duration.ofMinutes(6);
    private static final List<String> PROMISED = List.of(
            "/id",
            "/orderNo",
            "/quantity",
            "/total/amount",
            "/total/asset",
            "/goods/id",
            "/placedAt",
            "/expiresAt",
            "/payer");

    private final Scene scene;
    private final Merchant merchant;
    private final Collection<Told> told;
    private final Findings findings;
    private final Log log;
    private final Books books;

    Inquest(Scene scene, Merchant merchant, Collection<Told> told, Findings findings) {
        this.scene = scene;
        this.merchant = merchant;
        this.told = told;
        this.findings = findings;
        log = scene.orders().log();
        books = new Books(log, findings);
    }

    void hold() throws IOException {
        var taken = Ledger.of(scene.provider().api()).taken();
        Patience.await(SETTLE_MAX, () -> unsettled(taken.size()) == 0);
        for (var one : told) acknowledgedIsThere(one);
        takenIsPaidOnce(taken);
        scene.server().requireTold(books.paidOrders(), findings);
        books.requireWhole();
        listsAgree();
    }

    /** Orders of which not everything that must happen has happened. */
    private long unsettled(int taken) {
        return Math.max(0, taken - log.number("""
                select count(*) from order_list where state = 'paid' and acknowledged_at is not null"""));
    }

    private void acknowledgedIsThere(Told one) throws IOException {
        var now = merchant.read(one.id());
        for (var pointer : PROMISED) {
            findings.require(
                    now.text(pointer).equals(one.text(pointer)),
                    "not as it was acknowledged",
                    one.orderNo() + " " + pointer + " was " + one.text(pointer) + ", is " + now.text(pointer));
        }
        findings.require(
                now.text("/attempts/0/attempt").equals(one.attempt()),
                "another attempt",
                one.orderNo() + " " + now.body());
        findings.require(
                now.text("/state").equals(one.paid() ? "paid" : "awaiting-payment"),
                "in another state",
                one.orderNo() + " " + now.text("/state"));
    }

    private void takenIsPaidOnce(Map<String, Ledger.Taking> taken) {
        books.requireSame(taken.values());
        var payers = told.stream().filter(Told::paid).map(Told::attempt).collect(toSet());
        findings.require(
                taken.keySet().equals(payers), "payers and takings differ", payers.size() + " and " + taken.size());
    }

    private void listsAgree() {
        var differing = log.texts("""
                select coalesce(log.stream, list.order_id) || ' is ' || coalesce(log.state, 'nothing') || ' and is listed as '
                       || coalesce(list.state, 'nothing')
                  from (select stream,
                               case when bool_or(name like 'order.paid/%') then 'paid'
                                    when bool_or(name like 'order.closed/%') then 'closed'
                                    when bool_or(name like 'order.payment-prepared/%') then 'awaiting-payment'
                                    else 'placed' end as state
                          from event_log.event where stream like 'or\\_%' group by stream) log
                  full join order_list list on list.order_id = log.stream
                 where log.state is distinct from list.state
                """);
        findings.require(differing.isEmpty(), "the list says something else", differing.toString());
    }
}
