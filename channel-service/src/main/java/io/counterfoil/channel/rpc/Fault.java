package io.counterfoil.channel.rpc;

import io.counterfoil.kernel.decide.Rejected;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Why a call has no result. The numbers are those of JSON-RPC 2.0, and 1 for what Filecoin's nodes number 1: all the rest. */
final class Fault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int UNREADABLE = -32700;
    private static final int NO_REQUEST = -32600;
    private static final int METHOD_UNKNOWN = -32601;
    private static final int PARAMS_WRONG = -32602;
    private static final int UNEXPECTED = -32603;
    private static final int REFUSED = 1;

    private final int number;
    private final String code;
    private final @Nullable Integer exitCode;

    private Fault(int number, String code, String why) {
        this(number, code, why, null);
    }

    private Fault(int number, String code, String why, @Nullable Integer exitCode) {
        super(why, null, false, false);
        this.number = number;
        this.code = code;
        this.exitCode = exitCode;
    }

    static Fault unreadable() {
        return new Fault(UNREADABLE, "json-malformed", "Parse error");
    }

    static Fault noRequest(String why) {
        return new Fault(NO_REQUEST, "request-invalid", "Invalid request: " + why);
    }

    static Fault unknown(String method) {
        return new Fault(METHOD_UNKNOWN, "method-unknown", "method '" + method + "' not found");
    }

    static Fault params(String why) {
        return new Fault(PARAMS_WRONG, "params-invalid", why);
    }

    static Fault refused(Rejected rejected) {
        return new Fault(REFUSED, rejected.code(), String.valueOf(rejected.getMessage()));
    }

    static Fault ofActor(Rejected rejected, int exitCode) {
        return new Fault(REFUSED, rejected.code(), String.valueOf(rejected.getMessage()), exitCode);
    }

    static Fault unavailable() {
        return new Fault(UNEXPECTED, "unavailable", "It cannot be done at the moment. Please try again.");
    }

    /** @param correlation by which the operator finds it */
    static Fault unexpected(String correlation) {
        return new Fault(
                UNEXPECTED,
                "unexpected",
                "Something went wrong here. The operator finds it as request " + correlation + ".");
    }

    /** As in an answer. {@code data.code} is kebab-case and stable; {@code data.exitCode} is the actor's, where it refused. */
    ObjectNode json() {
        var json =
                JsonNodeFactory.instance.objectNode().put("code", number).put("message", String.valueOf(getMessage()));
        var data = json.putObject("data").put("code", code);
        if (exitCode != null) data.put("exitCode", exitCode);
        return json;
    }
}
