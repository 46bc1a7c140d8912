package io.counterfoil.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.json.JsonMapper;

@CounterfoilTest
class RefusingRequestsTest {
    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final long LOCK_OF_THE_LOG = 0x636f756e746572L;

    @Autowired
    private Http http;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a","colour":"red"}  | 422 | field-unknown  | /colour
            {"name":7}                   | 422 | field-type     | /name
            {"name":true}                | 422 | field-type     | /name
            {"name":["a"]}               | 422 | field-type     | /name
            {"name":null}                | 422 | field-required | /name
            {}                           | 422 | field-required | /name
            {"name":""}                  | 422 | name-blank     | /name
            [1]                          | 422 | field-type     |
            {"name":                     | 400 | json-malformed |
            {"name":"a"} and more        | 400 | json-malformed |
            {"name":"a","name":"b"}      | 400 | json-field-repeated |
            not json                     | 400 | json-malformed |
            """)
    void says_what_is_wrong_with_a_body_and_where(String body, int status, String code, String pointer) {
        var answer = http.post("/v1/merchants", body);

        assertProblem(answer, status, code);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer == null ? "" : pointer);
        assertThat(answer.text()).doesNotContain("counterfoil.", "java.", "jackson");
    }

    @Test
    void points_into_what_is_nested() {
        var answer = http.post("/v1/goods", "{\"name\":\"a\",\"price\":{\"amount\":\"-1\",\"asset\":\"CNY/2\"}}");

        assertProblem(answer, 422, "amount-invalid");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/price/amount");
    }

    @Test
    void points_at_what_is_null_in_a_list() {
        var answer = TestMerchant.open(http)
                .server()
                .post("/v1/endpoints", "{\"url\":\"https://shop.example/\",\"kinds\":[\"order.paid\",null]}");

        assertProblem(answer, 422, "field-required");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/kinds/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void takes_no_name_that_cannot_be_shown(String odd) {
        assertProblem(http.post("/v1/merchants", "{\"name\":\"a" + odd + "\"}"), 422, "name-unprintable");
    }

    @Test
    void asks_to_come_back_while_the_log_cannot_be_appended_to(
            @Autowired TransactionTemplate transaction, @Autowired JdbcClient sql) {
        transaction.executeWithoutResult(_ -> {
            sql.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK_OF_THE_LOG)
                    .query((_, _) -> true)
                    .single();
            var answer = http.post("/v1/merchants", "{\"name\":\"a\"}");

            assertProblem(answer, 503, "unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
    }

    @Test
    void reads_json_as_deep_as_the_limit_and_no_deeper(@Autowired JsonMapper json) {
        assertThat(json.readTree("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
        assertThatExceptionOfType(StreamConstraintsException.class)
                .isThrownBy(() -> json.readTree("[".repeat(33) + "]".repeat(33)));
    }

    @Test
    void reads_names_and_numbers_as_long_as_the_limit_and_no_longer() {
        assertProblem(
                http.post("/v1/merchants", "{\"name\":\"a\",\"" + "n".repeat(256) + "\":1}"), 422, "field-unknown");
        assertProblem(http.post("/v1/merchants", "{\"" + "n".repeat(257) + "\":1}"), 400, "json-too-long");
        var server = TestMerchant.open(http).server();
        assertProblem(server.post("/v1/orders", "{\"quantity\":" + "1".repeat(100) + "}"), 422, "field-invalid");
        assertProblem(server.post("/v1/orders", "{\"quantity\":" + "1".repeat(101) + "}"), 400, "json-too-long");
    }

    @Test
    void takes_as_many_parameters_as_the_limit_and_no_more() {
        assertProblem(http.get("/v1/merchants?" + "a=1&".repeat(63) + "a=1"), 400, "parameter-unknown");
        assertProblem(http.get("/v1/merchants?" + "a=1&".repeat(64) + "a=1"), 400, "parameters-too-many");
    }

    @Test
    void takes_headers_as_large_as_the_limit_and_no_larger() {
        assertThat(http.with("X", "x".repeat(7 * 1024)).get("/v1/merchants").status())
                .isEqualTo(200);
        assertProblem(http.with("X", "x".repeat(8 * 1024)).get("/v1/merchants"), 431, "headers-too-large");
        assertThat(http.with("X", "x".repeat(20 * 1024)).get("/v1/merchants").status())
                .isBetween(400, 431);
    }

    @Test
    void takes_a_body_as_large_as_the_limit_and_no_larger() {
        assertProblem(http.post("/v1/merchants", named(BODY_BYTES_MAX)), 422, "name-too-long");
        assertProblem(http.post("/v1/merchants", named(BODY_BYTES_MAX + 1)), 413, "body-too-large");
    }

    @Test
    void does_not_take_a_large_body_in_small_pieces_either() {
        var body = named(BODY_BYTES_MAX + 1).getBytes(US_ASCII);
        var chunked = http.request("/v1/merchants")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        assertProblem(Http.send(chunked), 413, "body-too-large");
    }

    @Test
    void wants_a_body_where_there_has_to_be_one() {
        assertProblem(http.with("Content-Type", "application/json").post("/v1/merchants"), 400, "body-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/nowhere,       404, route-unknown",
        "GET,    /nowhere,          404, route-unknown",
        "DELETE, /v1/merchants,     405, method-not-allowed",
        "GET,    /v1/merchants/me_, 404, merchant-unknown",
        "GET,    /v1/merchants/me_00000000000000000000000000, 404, merchant-unknown",
        "GET,    /v1/merchants?limit=0,   400, limit-invalid",
        "GET,    /v1/merchants?limit=101, 400, limit-invalid",
        "GET,    /v1/merchants?limit=x,   400, limit-invalid",
        "GET,    /v1/merchants?after=*,   400, cursor-invalid",
        "GET,    /v1/merchants?after=eA,  400, cursor-invalid",
        "GET,    /v1/merchants?after=AA,  400, cursor-invalid",
        "GET,    /v1/merchants?enabled=perhaps, 400, parameter-invalid",
        "GET,    /v1/merchants?enable=true,     400, parameter-unknown",
        "GET,    /v1/merchants?asOf=1,          400, parameter-unknown",
        "POST,   /v1/merchants?name=a,          400, parameter-unknown",
        "GET,    /v1/merchants?limit=1&limit=2, 400, parameter-repeated",
        "GET,    /v1/merchants?atLeast=x,       400, position-invalid",
        "GET,    /v1/merchants?atLeast=,        400, position-invalid",
        "GET,    /v1/merchants?atLeast=-1,      400, position-invalid",
        "GET,    /v1/merchants?atLeast=999999999999, 400, position-unknown",
        "GET,    /v1/orders?state=lost,         400, state-unknown",
        "GET,    /v1/orders?orderNo=%00,        400, parameter-invalid",
        "GET,    /v1/orders?goods=gd_,          400, parameter-invalid",
        "GET,    /v1/orders?placedFrom=today,   400, parameter-invalid",
        "GET,    /v1/orders?placedUntil=1,      400, parameter-invalid",
        "GET,    /v1/orders?payer=p,            400, parameter-invalid",
        "GET,    /v1/deliveries?state=lost,     400, state-unknown",
        "GET,    /v1/deliveries?order=or_,      400, parameter-invalid",
        "GET,    /v1/refused-claims?order=or_,  400, parameter-invalid"
    })
    void says_what_is_wrong_with_an_address(String method, String path, int status, String code) {
        assertProblem(http.send(method, path, null), status, code);
    }

    @Test
    void gives_no_other_media_type() {
        assertProblem(http.with("Accept", "text/csv").get("/v1/merchants"), 406, "not-acceptable");
    }

    @Test
    void tells_which_methods_an_address_takes() {
        var answer = http.asNobody().send("OPTIONS", "/v1/merchants", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow").split(",")).contains("GET", "HEAD", "POST", "OPTIONS");
    }

    @Test
    void answers_to_head_as_to_get_without_the_body() {
        var answer = http.send("HEAD", "/v1/merchants", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Counterfoil-Position")).isNotEmpty();
        assertThat(answer.text()).isEmpty();
        assertThat(http.asNobody().send("HEAD", "/v1/merchants", null).status()).isEqualTo(401);
    }

    @Test
    void names_the_parameter_that_it_does_not_know() {
        assertThat(http.get("/v1/merchants?enable=true").at("/detail")).contains("enable ", "[after, enabled, limit]");
    }

    @Test
    void takes_no_other_media_type() {
        assertProblem(
                http.with("Content-Type", "text/plain").post("/v1/merchants", "{}"), 415, "media-type-unsupported");
    }

    @Test
    void wants_a_key() {
        var answer = http.asNobody().get("/v1/merchants");

        assertProblem(answer, 401, "key-missing");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operator-key-of-the-test",
                "sk_00000000000000000000000000_00000000000000000000000000_00000000000000000000000000",
                "pk_short",
                "ct_00000000000000000000000000_00000000000000000000000000",
                "-"
            })
    void wants_a_key_that_is_valid(String key) {
        assertProblem(http.as(key).get("/v1/merchants"), 401, "key-invalid");
    }

    @Test
    void takes_an_idempotency_key_as_long_as_the_limit_and_no_longer() {
        assertThat(http.once("k".repeat(255))
                        .post("/v1/merchants", "{\"name\":\"a\"}")
                        .status())
                .isEqualTo(201);
        assertProblem(
                http.once("k".repeat(256)).post("/v1/merchants", "{\"name\":\"a\"}"), 400, "idempotency-key-invalid");
        assertProblem(http.once("a b").post("/v1/merchants", "{\"name\":\"a\"}"), 400, "idempotency-key-invalid");
    }

    @Test
    void gives_every_request_an_id() {
        assertThat(http.get("/v1/nowhere").header("Request-Id")).hasSize(36);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/code")).isEqualTo(code);
        assertThat(answer.at("/status")).isEqualTo(Integer.toString(status));
        assertThat(answer.at("/type")).isEqualTo("urn:counterfoil:problem:" + code);
        assertThat(answer.at("/title")).isNotBlank();
        assertThat(answer.at("/detail")).isNotBlank();
    }

    /** A body of so many bytes. */
    private static String named(int bytes) {
        var frame = "{\"name\":\"\"}";
        return frame.replace("\"\"", "\"" + "a".repeat(bytes - frame.length()) + "\"");
    }
}
