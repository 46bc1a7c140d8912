package io.counterfoil.channel.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.kernel.decide.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The examples of the specification among them. */
class AnsweringCallsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> heard = new ArrayList<>();
    private final Answering answering = new Answering(
            JSON, List.of(() -> Map.of("subtract", this::subtract, "refuse", this::refuse, "break", this::breakDown)));

    private JsonNode subtract(Params params, Asking asking) {
        params.require(2);
        heard.add(asking.request());
        var difference = params.number(0).bits() - params.number(1).bits();
        return JsonNodeFactory.instance.numberNode(difference);
    }

    private JsonNode refuse(Params params, Asking asking) {
        throw new Rejected("not-today", "today nothing is done");
    }

    private JsonNode breakDown(Params params, Asking asking) {
        throw new IllegalStateException("a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"a\"", "18446744073709551616", "null", "-2", "1.5"})
    void has_the_id_of_its_call(String id) {
        assertThat(answer("{\"jsonrpc\":\"2.0\",\"method\":\"subtract\",\"params\":[42,23],\"id\":" + id + "}"))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":19}");
    }

    @Test
    void leaves_a_notification_unanswered() {
        assertThat(answering.answer(
                        bytes("{\"jsonrpc\":\"2.0\",\"method\":\"subtract\",\"params\":[42,23]}"), asking()))
                .isEmpty();
        assertThat(heard).containsExactly("request");
        assertThat(answering.answer(bytes("{\"jsonrpc\":\"2.0\",\"method\":\"unheard-of\"}"), asking()))
                .isEmpty();
    }

    @Test
    void answers_a_batch_in_its_order_and_leaves_out_whom_nobody_waits_for() {
        var answers = JSON.readTree(answer("""
                [{"jsonrpc":"2.0","method":"subtract","params":[3,1],"id":"a"},
                 {"jsonrpc":"2.0","method":"subtract","params":[9,9]},
                 {"foo":"boo"},
                 {"jsonrpc":"2.0","method":"unheard-of","id":"b"},
                 1,
                 {"jsonrpc":"2.0","method":"refuse","id":"c"}]"""));
        assertThat(answers.values().stream().map(it -> it.path("id").asString()))
                .containsExactly("a", "", "b", "", "c");
        assertThat(answers.values().stream().map(it -> it.at("/error/code").asInt(0)))
                .containsExactly(0, -32600, -32601, -32600, 1);
        assertThat(heard).describedAs("each has a name of its own").containsExactly("request/0", "request/1");
    }

    @Test
    void leaves_a_batch_of_notifications_unanswered() {
        var notification = "{\"jsonrpc\":\"2.0\",\"method\":\"subtract\",\"params\":[3,1]}";
        assertThat(answering.answer(bytes("[" + notification + "," + notification + "]"), asking()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"jsonrpc\": \"2.0\", \"method\": \"foobar, \"params\": \"bar\", \"baz]",
                "[{\"jsonrpc\": \"2.0\", \"method\"",
                "nul"
            })
    void says_that_it_is_not_json(String text) {
        assertThat(answer(text))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":"
                        + "{\"code\":-32700,\"message\":\"Parse error\",\"data\":{\"code\":\"json-malformed\"}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "null",
                "\"a\"",
                "{}",
                "{\"jsonrpc\":\"2.0\",\"method\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"subtract\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"subtract\",\"params\":{\"minuend\":1}}",
                "{\"jsonrpc\":\"1.0\",\"method\":\"subtract\",\"params\":[2,1]}",
                "{\"method\":\"subtract\",\"params\":[2,1]}"
            })
    void says_that_it_is_no_request(String text) {
        var answer = JSON.readTree(answer(text));
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(answer.path("id").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subtract | [] | -32602 | wrong param count (method 'subtract'): 0 != 2",
                "subtract | [1,2,3] | -32602 | wrong param count (method 'subtract'): 3 != 2",
                "subtract | null | -32602 | wrong param count (method 'subtract'): 0 != 2",
                "subtract | [2,-1] | -32602 | unmarshaling params for 'subtract' (param: 1): a number beyond 0 to 2^64 - 1",
                "subtract | [2,\"1\"] | -32602 | unmarshaling params for 'subtract' (param: 1): not a whole number",
                "divide | [2,1] | -32601 | method 'divide' not found",
                "refuse | [] | 1 | today nothing is done",
            })
    void says_what_is_wrong(String method, String params, int code, String message) {
        var answer = JSON.readTree(
                answer("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}"));
        assertThat(answer.at("/error/code").asInt()).isEqualTo(code);
        assertThat(answer.at("/error/message").asString()).isEqualTo(message);
        assertThat(answer.path("id").asInt()).isEqualTo(7);
        assertThat(answer.has("result")).isFalse();
    }

    @Test
    void keeps_to_itself_what_broke() {
        assertThat(answer("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"break\"}"))
                .contains("-32603", "correlation")
                .doesNotContain("secret");
    }

    @Test
    void takes_as_many_calls_at_once_as_it_says() {
        assertThat(JSON.readTree(answer(batch(Answering.CALLS_MAX))).size()).isEqualTo(Answering.CALLS_MAX);
        assertThat(answer(batch(Answering.CALLS_MAX + 1))).contains("-32600", "at most 50 calls");
    }

    private static String batch(int calls) {
        var call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subtract\",\"params\":[3,1]}";
        return "[" + (call + ",").repeat(calls - 1) + call + "]";
    }

    private String answer(String text) {
        return answering.answer(bytes(text), asking()).map(JsonNode::toString).orElse("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void does_not_begin_what_there_is_no_time_for() {
        var late = new Asking(new Asker.Operator(), "request", "correlation", System.nanoTime(), new AtomicInteger());
        var call = "{\"jsonrpc\":\"2.0\",\"method\":\"subtract\",\"params\":[42,23],\"id\":1}";
        assertThat(answering
                        .answer(bytes("[" + call + "]"), late)
                        .orElseThrow()
                        .at("/0/error/data/code")
                        .asString())
                .isEqualTo("unavailable");
        assertThat(heard).isEmpty();
    }

    private static Asking asking() {
        return Asking.now(new Asker.Operator(), "request", "correlation");
    }
}
