package io.counterfoil.notification.delivery;

import io.counterfoil.notification.delivery.views.DeliveryList.Stretch;
import io.counterfoil.notification.delivery.views.NoticeRange;
import java.time.Instant;

/**
 * A wish to have an endpoint's notices sent again.
 *
 * @param request what it is called: the same one begins nothing anew
 * @param stretch from its first notice to its last, when it was asked for
 * @param asked when somebody wished it: what has been made due again since is not made so once more
 * @param reached the number up to which it is done
 */
public record Replay(String request, NoticeRange range, Stretch stretch, Instant asked, long reached) {
    public static Replay asked(String request, NoticeRange range, Stretch stretch, Instant now) {
        return new Replay(request, range, stretch, now, 0);
    }

    boolean over() {
        return reached >= stretch.last();
    }
}
