package io.counterfoil.channel.rpc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request of JSON-RPC 2.0.
 *
 * @param id by which its answer is known; a call without one is a notification, and has none
 */
record Call(@Nullable JsonNode id, String method, Params params) {
    private static final int ID_LENGTH_MAX = 256;

    /** @throws Fault for what is no request */
    static Call of(JsonNode json) {
        if (!json.isObject()) throw Fault.noRequest("a request is an object");
        if (!json.path("jsonrpc").asString("").equals("2.0")) throw Fault.noRequest("jsonrpc is not \"2.0\"");
        var method = json.path("method");
        if (!method.isString()) throw Fault.noRequest("method is not a text");
        @Nullable JsonNode id = json.get("id");
        if (id != null && !isId(id)) throw Fault.noRequest("id is a text or a number");
        var name = method.stringValue();
        return new Call(id, name, new Params(name, params(json.path("params"))));
    }

    /** The id of whatever that is, where one can be made out. */
    static @Nullable JsonNode idOf(JsonNode json) {
        @Nullable JsonNode id = json.get("id");
        return id != null && isId(id) ? id : null;
    }

    private static boolean isId(JsonNode id) {
        return id.isNull()
                || id.isNumber()
                || (id.isString() && id.stringValue().length() <= ID_LENGTH_MAX);
    }

    private static List<JsonNode> params(JsonNode params) {
        if (params.isMissingNode() || params.isNull()) return List.of();
        if (!params.isArray()) throw Fault.noRequest("params are given by position, in an array");
        return List.copyOf(params.values());
    }

    boolean isNotification() {
        return id == null;
    }
}
