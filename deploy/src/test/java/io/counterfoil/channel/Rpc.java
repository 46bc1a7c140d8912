package io.counterfoil.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** Calls as programs do that were made for Filecoin's nodes. */
record Rpc(Http http) {
    private static final JsonMapper JSON = new JsonMapper();
    static final JsonNode NOTHING = NullNode.getInstance();

    /** @param method without its namespace */
    JsonNode call(String method, Object... params) {
        var answer = ask(method, params);
        assertThat(answer.has("error")).describedAs(method + ": " + answer).isFalse();
        return answer.path("result");
    }

    /** What it says to what it does not do. */
    JsonNode refused(String method, Object... params) {
        var answer = ask(method, params);
        assertThat(answer.has("result")).describedAs(method + ": " + answer).isFalse();
        return answer.path("error");
    }

    private JsonNode ask(String method, Object... params) {
        var call = JSON.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", method.contains(".") ? method : "Filecoin." + method);
        call.set("params", JSON.valueToTree(List.of(params)));
        var answer = post(call.toString());
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(200);
        return answer.json();
    }

    Answer post(String body) {
        return http.post("/rpc/v1", body);
    }
}
