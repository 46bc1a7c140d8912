package io.counterfoil.bench.crash;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.counterfoil.bench.crash.Crash.Scene;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Ledger;
import io.counterfoil.bench.world.Log;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.Notice;
import io.counterfoil.bench.world.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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

    Inquest(Scene scene, Merchant merchant, Collection<Told> told, Findings findings) {
        this.scene = scene;
        this.merchant = merchant;
        this.told = told;
        this.findings = findings;
        log = scene.orders().log();
    }

    void hold() throws IOException {
        var taken = Ledger.of(scene.provider().api()).taken();
        Patience.await(SETTLE_MAX, () -> unsettled(taken.size()) == 0);
        for (var one : told) acknowledgedIsThere(one);
        takenIsPaidOnce(taken);
        noticesArrived();
        logIsWhole();
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
        var paid = log.rows((row, _) -> new Ledger.Taking(row.getString(1), row.getString(2), row.getString(3)), """
                select payload::jsonb ->> 'attempt', payload::jsonb #>> '{receipt,transaction}',
                       payload::jsonb #>> '{receipt,amount,amount}'
                  from event_log.event
                 where name ~ '^order.(paid|late-payment-received|double-payment-received)/'
                """);
        findings.require(
                paid.size() == taken.size(), "paid here and taken there", paid.size() + " and " + taken.size());
        var here = paid.stream().collect(toMap(Ledger.Taking::attempt, taking -> taking, (one, _) -> one));
        findings.require(here.equals(taken), "not what the provider took", difference(here, taken));
        var payers = told.stream().filter(Told::paid).map(Told::attempt).collect(toSet());
        findings.require(
                taken.keySet().equals(payers), "payers and takings differ", payers.size() + " " + taken.size());
    }

    private static String difference(Map<String, Ledger.Taking> here, Map<String, Ledger.Taking> there) {
        var only = new TreeSet<>(there.keySet());
        only.removeAll(here.keySet());
        return "taken, and not paid here: " + only;
    }

    private void noticesArrived() {
        findings.require(scene.server().all().stream().allMatch(Notice::genuine), "a notice was not genuine", "");
        for (var order : log.texts("select stream from event_log.event where name = 'order.paid/1'")) {
            var ids = scene.server().of(order).stream()
                    .filter(notice -> notice.is("order.paid"))
                    .map(Notice::id)
                    .collect(toSet());
            findings.require(ids.size() == 1, "a payment is told under one id", order + " " + ids);
        }
    }

    private void logIsWhole() {
        var gaps = log.number("select coalesce(max(position), 0) - count(*) from event_log.event");
        findings.require(gaps == 0, "positions are missing", gaps + " of them");
        var torn = log.texts("""
                select stream from event_log.event group by stream
                having min(sequence) <> 0 or max(sequence) <> count(*) - 1
                """);
        findings.require(torn.isEmpty(), "streams with holes", torn.toString());
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
        var stalled = log.number("select count(*) from dead_letter_entry");
        findings.require(stalled == 0, "events are parked", stalled + " of them");
    }
}
