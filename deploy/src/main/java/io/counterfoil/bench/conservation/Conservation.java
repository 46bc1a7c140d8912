package io.counterfoil.bench.conservation;

import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Log;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Reads all that happened to accounts and channels, and looks at every prefix of it. */
public final class Conservation {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ROWS_A_READ = 5_000;
    private static final Set<String> OF_ACCOUNTS = Set.of(
            "channel.account-opened",
            "channel.money-deposited",
            "channel.money-withdrawn",
            "channel.money-reserved",
            "channel.money-released",
            "channel.money-spent",
            "channel.money-received");
    private static final Set<String> OF_CHANNELS = Set.of(
            "channel.opened",
            "channel.funded",
            "channel.redeemed",
            "channel.lane-advanced",
            "channel.settle-started",
            "channel.settle-extended",
            "channel.collected");

    private final Sums sums = new Sums();
    private final Findings findings;
    private final Crossings crossings;
    private final Payouts payouts;
    private final Accounts accounts;
    private final Channels channels;
    private long prefixes;

    private Conservation(Findings findings) {
        this.findings = findings;
        crossings = new Crossings(findings);
        payouts = new Payouts(findings);
        accounts = new Accounts(sums, crossings, payouts, findings);
        channels = new Channels(sums, crossings, payouts, findings);
    }

    /** Finds what is wrong at any prefix of the log, whatever is under way at its end. */
    public static Conservation of(Log log, Findings findings) {
        var conservation = new Conservation(findings);
        long last = 0;
        while (true) {
            var facts = log.rows(
                    (row, _) -> new Fact(row.getLong(1), row.getString(2), JSON.readTree(row.getString(3))),
                    """
                    select position, split_part(name, '/', 1), payload from event_log.event
                     where position > ? order by position limit ?
                    """,
                    last,
                    ROWS_A_READ);
            if (facts.isEmpty()) return conservation;
            facts.forEach(conservation::take);
            last = facts.getLast().position();
        }
    }

    private void take(Fact fact) {
        if (fact.name().equals("channel.funds-sent")) crossings.send(fact);
        boolean ofAccounts = OF_ACCOUNTS.contains(fact.name());
        boolean ofChannels = OF_CHANNELS.contains(fact.name());
        if (ofAccounts) accounts.take(fact);
        if (ofChannels) channels.take(fact);
        if (!ofAccounts && !ofChannels) return;
        prefixes++;
        findings.require(sums.isNothing(), "money was made or lost", fact + " leaves " + sums);
    }

    /** Whether nothing is between an account and a channel. */
    public boolean isAtRest() {
        return sums.isAtRest() && crossings.isAtRest() && payouts.isAtRest();
    }

    /** How many prefixes of the log were looked at that differ in money. */
    public long prefixes() {
        return prefixes;
    }

    public int channels() {
        return channels.count();
    }

    @Override
    public String toString() {
        return sums + ", " + crossings + ", owed " + payouts;
    }
}
