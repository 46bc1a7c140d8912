package io.counterfoil.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What `deploy/bench fuzz` has found. */
@CounterfoilTest
class RefusingWhatIsHardlyHttpTest {
    @Autowired
    private Http http;

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/goods\\ HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/goods HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /v1/goods HTTP/1.1\r\n\r\n"
            })
    void says_so_in_the_form_of_everything_else(String message) throws IOException {
        assertThat(exchange(message))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"code\":\"request-invalid\"");
    }

    @Test
    void takes_no_query_that_cannot_be_decoded() throws IOException {
        assertThat(exchange("GET /v1/goods?limit=% HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                        + CounterfoilTest.OPERATOR_KEY + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"parameter-invalid\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/refused-claims?code=%00", "/v1/orders?orderNo=%00", "/v1/evidence/%00"})
    void takes_no_character_zero(String path) {
        assertThat(http.get(path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void knows_no_year_beyond_four_digits(String instant) {
        var path = "/v1/orders/or_00000000000000000000000000?asOf=" + instant.replace("+", "%2B");
        assertThat(http.get(path).at("/code")).isEqualTo("as-of-invalid");
    }

    @Test
    void takes_no_form_that_is_none() {
        var form = http.with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.put("/v1/goods/gd_x/name", "%zz=%").status()).isIn(404, 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "*/*", "application/*"})
    void takes_no_body_of_many_parts_or_types(String type) {
        var sender = http.with("Content-Type", type);
        assertThat(sender.post("/v1/merchants", "{}").status()).isEqualTo(415);
        assertThat(sender.with("Origin", "https://shop.example")
                        .post("/v1/orders", "{}")
                        .status())
                .isIn(403, 415);
    }

    private String exchange(String message) throws IOException {
        var port = environment.getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(message.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
