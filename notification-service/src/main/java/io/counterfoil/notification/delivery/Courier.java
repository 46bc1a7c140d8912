package io.counterfoil.notification.delivery;

import io.counterfoil.notification.sending.Carrier;
import io.counterfoil.notification.sending.Letter;
import io.counterfoil.notification.sending.Reply;
import java.time.Instant;
import java.util.Map;

/** Makes a letter of a parcel, has it carried, and says whether the answer is the one that was asked for. */
final class Courier {
    private final Carrier carrier;

    Courier(Carrier carrier) {
        this.carrier = carrier;
    }

    /** @param now goes into the signature, so that a notice that is sent again is fresh */
    Reply post(Parcel.Ready parcel, Instant now) {
        return judged(carrier.carry(letter(parcel, now), now), parcel);
    }

    private static Letter letter(Parcel.Ready parcel, Instant now) {
        var body = parcel.content().body();
        var headers = Map.of(
                "content-type", parcel.content().mediaType(),
                "webhook-id", parcel.id(),
                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                "webhook-signature", Signature.of(parcel.id(), now, body, parcel.keys()));
        return new Letter(parcel.url(), headers, body);
    }

    private static Reply judged(Reply reply, Parcel.Ready parcel) {
        if (reply.failure() != null || parcel.successWord().isEmpty()) return reply;
        if (reply.cut() != null) return reply.failing(reply.cut());
        return parcel.successWord().get().equals(reply.body().strip()) ? reply : reply.failing("success-word-missing");
    }
}
