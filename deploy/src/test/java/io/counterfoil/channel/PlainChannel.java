package io.counterfoil.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A channel once more, with its books, written down as one would from the description: fields that change. */
final class PlainChannel {
    final String id;
    final Trader payer;
    final Trader payee;
    final List<Paper> papers = new ArrayList<>();
    private final Map<Integer, Paper> promised = new HashMap<>();
    private final Map<Integer, Paper> accepted = new HashMap<>();
    private final Map<Integer, Paper> redeemed = new HashMap<>();
    private final Map<Paper, Long> deltas = new HashMap<>();
    long balance;
    boolean settling;
    boolean over;
    boolean collected;

    /** @param text as JSON */
    record Paper(int lane, long nonce, long amount, String text) {}

    PlainChannel(String id, Trader payer, Trader payee) {
        this.id = id;
        this.payer = payer;
        this.payee = payee;
    }

    boolean mayPromise(int lane, long amount) {
        if (isEnded()) return false;
        long others = promised.values().stream()
                .filter(paper -> paper.lane() != lane)
                .mapToLong(Paper::amount)
                .sum();
        return amount > amount(promised, lane) && others + amount <= balance;
    }

    void promise(Paper paper) {
        promised.put(paper.lane(), paper);
        papers.add(paper);
    }

    long nextNonce(int lane) {
        return nonce(promised, lane) + 1;
    }

    private boolean isEnded() {
        return over || collected;
    }

    boolean knows(Paper paper) {
        return deltas.containsKey(paper);
    }

    /** One that is known is taken again, at last where it is paid. */
    boolean mayAccept(Paper paper) {
        if (knows(paper)) return !isEnded() || paper.nonce() <= nonce(redeemed, paper.lane());
        return !isEnded() && paper.nonce() > Math.max(nonce(accepted, paper.lane()), nonce(redeemed, paper.lane()));
    }

    /** By how much it promised more when it was taken first. While the channel settles it is redeemed too. */
    long accept(Paper paper) {
        if (!knows(paper)) {
            long before = Math.max(amount(accepted, paper.lane()), amount(redeemed, paper.lane()));
            deltas.put(paper, paper.amount() - before);
            accepted.put(paper.lane(), paper);
        }
        if (settling && mayRedeem(paper)) redeem(paper);
        return deltas.getOrDefault(paper, 0L);
    }

    boolean mayRedeem(Paper paper) {
        return !isEnded() && paper.nonce() > nonce(redeemed, paper.lane());
    }

    private void redeem(Paper paper) {
        redeemed.put(paper.lane(), paper);
    }

    /** That a voucher which is submitted by itself is submitted, its payee's book hears a moment later. */
    boolean mayBeSubmittedByItself(Paper paper) {
        return settling && paper.equals(redeemed.get(paper.lane()));
    }

    /** One that was never taken is known from now on, and promises nothing more. */
    void submit(Paper paper) {
        deltas.putIfAbsent(paper, 0L);
        redeem(paper);
    }

    /** What was accepted last on every lane is redeemed by itself. */
    void settle() {
        settling = true;
        accepted.values().stream().filter(this::mayRedeem).forEach(this::redeem);
    }

    long toSend() {
        return redeemed.values().stream().mapToLong(Paper::amount).sum();
    }

    private static long nonce(Map<Integer, Paper> papers, int lane) {
        return papers.containsKey(lane) ? papers.get(lane).nonce() : 0;
    }

    private static long amount(Map<Integer, Paper> papers, int lane) {
        return papers.containsKey(lane) ? papers.get(lane).amount() : 0;
    }
}
