package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.kernel.personal.Encrypted;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a notice together from the log, the order's story and the endpoint as it is now, and seals what comes back. */
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
        var story = story(notice);
        var disclosure = keys.disclosure(endpoint.secret(), payer(story));
        var secret = disclosure.decrypt(endpoint.secret()).map(SigningSecret::parse);
        if (secret.isEmpty()) return new Unsendable("secret-forgotten");
        try {
            var url = urls.check(endpoint.draft().url());
            return new Ready(
                    url,
                    notice.event(),
                    NoticeBody.of(story, disclosure::decrypt).json(),
                    secret.get());
        } catch (Rejected refused) {
            return new Unsendable(refused.code());
        }
    }

    /** A receiver may repeat what it was told of the payer: its answer is as secret, and forgotten with them. */
    DeliveryOutcome seal(Reply reply, Notice notice) {
        if (reply.body().isEmpty()) return reply.sealed(null);
        @Nullable Encrypted body = keys.encryptLike(payer(story(notice)), reply.body()).orElse(null);
        return reply.sealed(body);
    }

    private OrderStory story(Notice notice) {
        return OrderStory.until(notice.event(), history.reaching(notice.event(), notice.order()));
    }

    private static Encrypted payer(OrderStory story) {
        return story.placed().buyer().payer();
    }
}
