package io.counterfoil.cli.paych;

import io.counterfoil.channel.filecoin.PaychText;
import io.counterfoil.cli.Refused;
import java.io.Serial;
import tools.jackson.databind.JsonNode;

/** A call was answered with an error. */
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String why;
    private final int exitCode;

    private Refusal(String why, int exitCode) {
        super(why, null, false, false);
        this.why = why;
        this.exitCode = exitCode;
    }

    static Refusal of(JsonNode error) {
        return new Refusal(
                error.path("message").asString(""),
                error.path("data").path("exitCode").asInt(0));
    }

    /** As these tools tell it. */
    Refused told() {
        return new Refused("Error: " + why);
    }

    /**
     * As these tools tell what the actor has refused; why, on a line of its own.
     *
     * @param message what it was sent
     */
    Refused told(String message) {
        return exitCode == 0
                ? told()
                : new Refused("Error: " + PaychText.failed(message, exitCode) + System.lineSeparator() + why);
    }
}
