package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Samples;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.notification.notice.SampleNotice;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

@Component
class SampleSender implements Samples {
    private final Packing packing;
    private final Courier courier;
    private final InstantSource clock;
    /** Samples take no place of a notice's: whoever has one that hangs waits for it. */
    private final Set<MerchantId> trying = ConcurrentHashMap.newKeySet();

    SampleSender(Packing packing, Courier courier, InstantSource clock) {
        this.packing = packing;
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public Tried send(MerchantId owner, Endpoint endpoint, NoticeKind kind) {
        if (!trying.add(owner)) throw new Rejected("sample-under-way", "one sample of a merchant's is sent at a time");
        try {
            return send(endpoint, kind);
        } finally {
            trying.remove(owner);
        }
    }

    private Tried send(Endpoint endpoint, NoticeKind kind) {
        var id = UUID.randomUUID().toString();
        var body = SampleNotice.json(kind, clock.instant());
        return switch (packing.pack(endpoint, id, body)) {
            case Parcel.Ready ready -> {
                var reply = courier.post(ready, clock.instant());
                yield new Tried(id, reply.status(), reply.failure(), reply.latencyMillis(), reply.body());
            }
            case Parcel.Refused refused -> new Tried(id, null, refused.why(), 0, "");
            case Parcel.Unsendable unsendable -> new Tried(id, null, unsendable.why(), 0, "");
        };
    }
}
