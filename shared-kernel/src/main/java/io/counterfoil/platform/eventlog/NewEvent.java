package io.counterfoil.platform.eventlog;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;

/** An event that has yet to get its position and its time of recording. */
record NewEvent(String stream, long sequence, String name, String id, String payload, String metadata) {
    static NewEvent of(DomainEventMessage<?> message, String metadata, Serializer serializer) {
        var payload = message.serializePayload(serializer, String.class);
        return new NewEvent(
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                payload.getType().getName(),
                message.getIdentifier(),
                payload.getData(),
                metadata);
    }
}
