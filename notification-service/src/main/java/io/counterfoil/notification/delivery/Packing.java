package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.notification.delivery.Parcel.Ready;
import io.counterfoil.notification.delivery.Parcel.Unsendable;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Endpoints;
import io.counterfoil.notification.endpoint.SigningSecret;
import io.counterfoil.notification.endpoint.UrlRule;
import io.counterfoil.notification.notice.NoticeBody;
import io.counterfoil.notification.notice.OrderStory;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.personal.KeyRing;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts a notice together from the log: the order's story, and the endpoint as it is now. */
@Component
class Packing {
    private static final Endpoints ENDPOINTS = new Endpoints();

    private final History history;
    private final KeyRing keys;
    private final UrlRule urls;

    Packing(History history, KeyRing keys, UrlRule urls) {
        this.history = history;
        this.keys = keys;
        this.urls = urls;
    }

    Parcel pack(Notice notice) {
        return endpoint(notice)
                .filter(Endpoint::active)
                .map(endpoint -> pack(notice, endpoint))
                .orElseGet(() -> new Unsendable("endpoint-disabled"));
    }

    private Optional<Endpoint> endpoint(Notice notice) {
        return history.fold(EndpointsId.of(notice.merchant()), ENDPOINTS).find(notice.endpoint());
    }

    private Parcel pack(Notice notice, Endpoint endpoint) {
        var secret = keys.decrypt(endpoint.secret()).map(SigningSecret::parse);
        if (secret.isEmpty()) return new Unsendable("secret-forgotten");
        try {
            var url = urls.check(endpoint.draft().url());
            return new Ready(url, notice.event(), body(notice), secret.get());
        } catch (Rejected refused) {
            return new Unsendable(refused.code());
        }
    }

    private String body(Notice notice) {
        var story = OrderStory.until(notice.event(), history.of(notice.order()));
        return NoticeBody.of(story, keys::decrypt).json();
    }
}
