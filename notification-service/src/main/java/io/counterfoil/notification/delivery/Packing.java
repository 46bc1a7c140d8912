package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.notification.delivery.Parcel.Ready;
import io.counterfoil.notification.delivery.Parcel.Refused;
import io.counterfoil.notification.delivery.Parcel.Unsendable;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.SigningKey;
import io.counterfoil.notification.endpoint.UrlRule;
import io.counterfoil.notification.notice.Content;
import io.counterfoil.notification.sending.Reply;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.personal.Disclosure;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a notice together from the log, the order's story and the endpoint as it is now, and seals what comes back. */
@Component
class Packing {
    private final History history;
    private final KeyRing keys;
    private final NoticeTexts texts;
    private final UrlRule urls;
    private final InstantSource clock;

    Packing(History history, KeyRing keys, NoticeTexts texts, UrlRule urls, InstantSource clock) {
        this.history = history;
        this.keys = keys;
        this.texts = texts;
        this.urls = urls;
        this.clock = clock;
    }

    Parcel pack(Turn.Now turn) {
        var disclosure = turn.disclosure();
        var body = texts.json(turn.notice(), turn.sequence(), disclosure);
        return pack(turn.endpoint(), turn.notice().event(), body, disclosure);
    }

    /**
     * @param id of what is told
     * @param text what a notice says, as JSON
     */
    Parcel pack(Endpoint endpoint, String id, String text) {
        return pack(endpoint, id, text, keys.disclosure());
    }

    private Parcel pack(Endpoint endpoint, String id, String text, Disclosure disclosure) {
        var signing = keys(endpoint, disclosure);
        if (signing.isEmpty()) return new Unsendable("secret-forgotten");
        var settings = endpoint.settings();
        var word = Optional.ofNullable(settings.terms().successWord());
        try {
            return new Ready(urls.check(settings.url()), id, Content.of(text, settings.terms()), signing, word);
        } catch (Rejected refused) {
            return new Refused(refused.code());
        }
    }

    private List<SigningKey> keys(Endpoint endpoint, Disclosure disclosure) {
        return endpoint.signing(clock.instant()).stream()
                .flatMap(key ->
                        disclosure.decrypt(key.secret()).stream().map(text -> SigningKey.parse(key.scheme(), text)))
                .toList();
    }

    /**
     * A receiver may repeat what it was told of the payer: its answer is as secret, and forgotten with them. What is about no
     * order is the merchant's own.
     */
    DeliveryOutcome seal(Reply reply, Notice notice) {
        if (reply.body().isEmpty()) return reply.sealed(null);
        @Nullable OrderId order = notice.order();
        @Nullable Encrypted body = order == null
                ? keys.encrypt(Owner.merchant(notice.merchant()), reply.body())
                : keys.encryptLike(payer(notice.event(), order), reply.body()).orElse(null);
        return reply.sealed(body);
    }

    private Encrypted payer(String event, OrderId order) {
        return ((OrderPlaced) history.reaching(event, order).getFirst().event())
                .buyer()
                .payer();
    }
}
