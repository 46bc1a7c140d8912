package io.counterfoil.notification.delivery;

import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Samples;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.notification.notice.SampleNotice;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class SampleSender implements Samples {
    private final Packing packing;
    private final Courier courier;
    private final InstantSource clock;

    SampleSender(Packing packing, Courier courier, InstantSource clock) {
        this.packing = packing;
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public Tried send(Endpoint endpoint, NoticeKind kind) {
        var id = UUID.randomUUID().toString();
        var body = SampleNotice.json(kind, clock.instant());
        return switch (packing.pack(endpoint, id, body)) {
            case Parcel.Ready ready -> {
                var reply = courier.post(ready, clock.instant());
                yield new Tried(id, reply.status(), reply.failure(), reply.latencyMillis(), reply.body());
            }
            case Parcel.Unsendable unsendable -> new Tried(id, null, unsendable.why(), 0, "");
        };
    }
}
