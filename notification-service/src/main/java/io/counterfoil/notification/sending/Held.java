package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.DeliveryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What this process has undertaken to send. */
final class Held {
    private final NoticeQueue queue;
    private final Set<DeliveryId> all = ConcurrentHashMap.newKeySet();
    private final Queue<DeliveryId> sent = new ConcurrentLinkedQueue<>();
    private long renewedNanos = System.nanoTime();

    Held(NoticeQueue queue) {
        this.queue = queue;
    }

    /** @return false where it was held before: one whose claim ran out may still be on its way */
    boolean add(DeliveryId delivery) {
        return all.add(delivery);
    }

    /** It is over, and is struck off with the next ones. */
    void sent(DeliveryId delivery) {
        sent.add(delivery);
    }

    /** It is not, and whoever finds its claim run out sends it. */
    void leave(DeliveryId delivery) {
        all.remove(delivery);
    }

    void strikeOff() {
        var done = new ArrayList<DeliveryId>();
        for (var next = sent.poll(); next != null; next = sent.poll()) done.add(next);
        if (done.isEmpty()) return;
        boolean struckOff = false;
        try {
            queue.done(done);
            struckOff = true;
        } finally {
            if (!struckOff) sent.addAll(done);
        }
        done.forEach(all::remove);
    }

    void renew() {
        if (System.nanoTime() - renewedNanos < queue.renewEvery().toNanos()) return;
        renewedNanos = System.nanoTime();
        if (!all.isEmpty()) queue.renew(all);
    }

    void release() {
        release(List.copyOf(all));
    }

    void release(List<DeliveryId> deliveries) {
        if (!deliveries.isEmpty()) queue.release(deliveries);
    }
}
