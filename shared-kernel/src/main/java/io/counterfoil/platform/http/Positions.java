package io.counterfoil.platform.http;

import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.LogEnd;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads positions of the log that requests name. */
@Component
final class Positions {
    static final String HEADER = "Counterfoil-Position";

    private final History history;
    private final LogEnd end;

    Positions(History history, LogEnd end) {
        this.history = history;
        this.end = end;
    }

    /** Where the log ends. */
    long end() {
        return history.position();
    }

    /** From now on it counts what the request on this thread writes. */
    void begin() {
        end.begin();
    }

    /** A position that has what the request has written; where it wrote nothing, where the log ends. */
    long afterWriting() {
        return end.afterWriting().orElseGet(this::end);
    }

    /** @throws Refusal where the text is no position, or none that the log has */
    long require(String parameter, String text) {
        long position = parse(parameter, text);
        if (position > end()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "position-unknown",
                    parameter + " names a position that the log does not have: take the " + HEADER + " of an answer.");
        }
        return position;
    }

    private static long parse(String parameter, String text) {
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) return Long.parseLong(text);
        } catch (NumberFormatException e) {
            // refused below, like any other text
        }
        throw new Refusal(
                HttpStatus.BAD_REQUEST, "position-invalid", parameter + " is a position of the log, a whole number.");
    }
}
