package io.counterfoil.platform.eventlog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * What every event's metadata says of where it comes from, handed on from message to message.
 *
 * <p>{@code correlation} is the id of the command that all began with. {@code causation} is the id of the event that led
 * to this one, or of that first command where there was none: commands and deadlines in between are not in the log, so
 * they are not named.
 */
final class Trail implements CorrelationDataProvider {
    static final String CORRELATION = "correlation";
    private static final String CAUSATION = "causation";

    /** Who asked, and what the request was called and said, where it had a name. */
    private static final List<String> HANDED_ON = List.of("actor", "idempotencyKey", "contentHash");

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var metadata = message.getMetaData();
        var trail = new HashMap<String, Object>();
        for (var key : HANDED_ON) if (metadata.containsKey(key)) trail.put(key, metadata.get(key));
        trail.put(CORRELATION, metadata.getOrDefault(CORRELATION, message.getIdentifier()));
        trail.put(CAUSATION, causation(message));
        return trail;
    }

    private static Object causation(Message<?> message) {
        var ownId = message.getIdentifier();
        return message instanceof CommandMessage || message instanceof DeadlineMessage
                ? message.getMetaData().getOrDefault(CAUSATION, ownId)
                : ownId;
    }
}
