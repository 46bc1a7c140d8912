package io.counterfoil.order.provider;

import java.time.Instant;

/** Reads callbacks: pure and offline. */
public interface CallbackDecoder {
    Decoded decode(RawCallback raw, ProviderAccount account, Instant now);

    /** What the protocol wants to hear when the message has been taken care of; nothing may be repeated after it. */
    Reply done();

    /** What the protocol wants to hear when it has to be sent again. */
    Reply again();
}
