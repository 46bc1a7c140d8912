package io.counterfoil;

import io.counterfoil.platform.start.CannotStart;
import org.springframework.core.env.Environment;

/** Whether real money is at stake. */
enum Mode {
    DEVELOPMENT,
    PRODUCTION;

    /** @throws CannotStart at any other word: what is mistyped must not pass for development */
    static Mode of(Environment environment) {
        var name = environment.getProperty("counterfoil.mode", "development");
        return switch (name) {
            case "development" -> DEVELOPMENT;
            case "production" -> PRODUCTION;
            default ->
                throw new CannotStart(
                        "There is no mode \"" + name + "\".", "Set counterfoil.mode to development or production.");
        };
    }
}
