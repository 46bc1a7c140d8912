package io.counterfoil.notification.sending;

import io.counterfoil.kernel.order.MerchantId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** One merchant's: their endpoints' lanes, which take turns. */
final class Desk {
    private final MerchantId merchant;
    private final UnderWay underWay;
    private final Deque<Lane> inTurn = new ArrayDeque<>();

    Desk(MerchantId merchant, int places) {
        this.merchant = merchant;
        this.underWay = new UnderWay(places, places);
    }

    MerchantId merchant() {
        return merchant;
    }

    UnderWay underWay() {
        return underWay;
    }

    /** One at which something waits. */
    void enter(Lane lane) {
        if (!inTurn.contains(lane)) inTurn.addLast(lane);
    }

    boolean isWaiting() {
        return !inTurn.isEmpty();
    }

    boolean isIdle() {
        return inTurn.isEmpty() && underWay.isNothing();
    }

    /** Has the first lane that may begin one, which is the last in turn then if more waits there. */
    Optional<Sent> begin(Predicate<Lane> may, Predicate<Lane> slowly) {
        for (int left = inTurn.size(); left > 0; left--) {
            var lane = inTurn.removeFirst();
            var sent = lane.isWaiting() && may.test(lane)
                    ? Optional.of(lane.begin(slowly.test(lane)))
                    : Optional.<Sent>empty();
            if (lane.isWaiting()) inTurn.addLast(lane);
            if (sent.isPresent()) return sent;
        }
        return Optional.empty();
    }
}
