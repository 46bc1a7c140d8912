package io.counterfoil.bench.crash;

import static java.util.Map.entry;

import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The views are thrown away and made again from the log: they must come out as they were. */
record Rebuild(Instance orders, Findings findings) {
    private static final Duration REBUILD_MAX = Duration.ofMinutes(3);

    /** Views, and which consumer fills them. What is still to be asked of providers moves on meanwhile. */
    private static final Map<String, String> CONSUMERS = Map.ofEntries(
            entry("merchant_list", "merchant-list"),
            entry("goods_list", "goods-list"),
            entry("order_list", "order-list"),
            entry("owed_payment", "order-list"),
            entry("order_side_stream", "order-timeline"),
            entry("refused_claim", "refused-claims"),
            entry("delivery_list", "delivery-list"),
            entry("failing_endpoint", "delivery-list"),
            entry("account_list", "account-list"),
            entry("channel_list", "channel-list"),
            entry("channel_of_account", "channel-list"),
            entry("voucher_list", "voucher-list"),
            entry("lane_list", "voucher-list"));

    void hold() {
        // What is still to be told would be told while the views are made again.
        boolean allTold = Patience.await(REBUILD_MAX, () -> untold() == 0);
        findings.require(allTold, "notices stay untold", untold() + " of them");
        var before = views();
        // Its PostgreSQL is left behind.
        orders.kill();
        throwAway();
        orders.startAgain();
        orders.awaitReady();
        Patience.await(REBUILD_MAX, () -> views().equals(before));
        var after = views();
        before.forEach((view, rows) -> findings.require(
                rows.equals(after.get(view)), "a rebuild gives another " + view, difference(rows, after.get(view))));
    }

    private long untold() {
        return orders.log().number("select count(*) from delivery_list where state = 'waiting'");
    }

    private void throwAway() {
        var log = orders.log();
        CONSUMERS.forEach((view, consumer) -> {
            log.change("truncate " + view);
            log.change("delete from token_entry where processor_name = ?", consumer);
        });
    }

    private SequencedMap<String, List<String>> views() {
        var log = orders.log();
        var views = new TreeMap<String, List<String>>();
        for (var view : CONSUMERS.keySet()) {
            views.put(view, log.texts("select row::text from " + view + " as row order by 1"));
        }
        return views;
    }

    private static String difference(List<String> before, @Nullable List<String> after) {
        var there = after == null ? List.<String>of() : after;
        return before.stream().filter(row -> !there.contains(row)).limit(2).toList() + " became "
                + there.stream().filter(row -> !before.contains(row)).limit(2).toList();
    }
}
