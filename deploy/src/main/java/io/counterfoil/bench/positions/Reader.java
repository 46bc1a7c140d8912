package io.counterfoil.bench.positions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads the log from its beginning to its end as a consumer does, and says what it saw in a digest. */
final class Reader implements Runnable {
    private static final int LOOK_MILLIS = 100;

    private final EventStore log;
    private final Field field;
    private final String name;
    private final MessageDigest digest = md5();
    private long position;

    Reader(EventStore log, Field field, String name) {
        this.log = log;
        this.field = field;
        this.name = name;
    }

    @Override
    public void run() {
        while (!hasSeenAll()) readUntilSomethingFails();
        field.saw(name, HexFormat.of().formatHex(digest.digest()));
    }

    private void readUntilSomethingFails() {
        try (var stream = log.openStream(new GlobalSequenceTrackingToken(position))) {
            while (!hasSeenAll()) read(stream);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        while (stream.hasNextAvailable(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            var event = stream.nextAvailable();
            position = event.trackingToken().position().orElseThrow();
            digest.update((position + " " + event.getIdentifier() + "\n").getBytes(UTF_8));
        }
    }

    /** Also where it has seen more than there is: then its digest is another. */
    private boolean hasSeenAll() {
        return field.end().filter(end -> position >= end).isPresent();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
