package io.counterfoil.demo;

import java.net.URI;
import java.time.Instant;

/**
 * What a story is played on.
 *
 * @param operator the people who run this Counterfoil
 */
record Stage(Transcript transcript, Wire wire, Party operator) {
    static Stage at(URI url, String operatorKey, Transcript transcript) {
        return new Stage(transcript, new Wire(url, transcript), new Party("operator", operatorKey));
    }

    /** By the clock that everybody on it goes by. */
    Instant now() {
        return Instant.parse(
                wire.look(Party.stranger("s"), "/sandbox/clock").require(200).text("/now"));
    }
}
