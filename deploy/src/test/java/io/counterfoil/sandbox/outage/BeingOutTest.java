package io.counterfoil.sandbox.outage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Over real HTTP, down to the connection. */
@CounterfoilTest
@TestPropertySource(properties = "counterfoil.sandbox.silence=3s")
class BeingOutTest {
    private static final Duration SILENCE = Duration.ofSeconds(3);

    /** More than there are threads to serve them. */
    private static final int CALLERS = 250;

    @LocalServerPort
    private int port;

    @Autowired
    private Http http;

    @AfterEach
    void mend() {
        kind("alipay", "none");
    }

    @Test
    void keeps_callers_waiting_and_then_hangs_up_without_a_byte() throws IOException {
        kind("alipay", "hang");
        var begun = System.nanoTime();
        try (var caller = call("/sandbox/alipay/gateway.do")) {
            assertThat(caller.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(SILENCE.minusMillis(100), SILENCE.plusSeconds(5));
    }

    @Test
    void holds_up_nobody_but_its_callers() throws IOException {
        kind("alipay", "hang");
        List<Socket> callers = new ArrayList<>();
        try {
            for (int i = 0; i < CALLERS; i++) callers.add(call("/sandbox/alipay/gateway.do"));
            assertThat(http.get("/sandbox/outages/alipay").at("/kind")).isEqualTo("hang");
            assertThat(http.get("/sandbox/ledger").status()).isEqualTo(200);
            kind("alipay", "none");
            assertThat(http.get("/sandbox/alipay/gateway.do").text()).contains("isv.missing-method");
        } finally {
            for (var caller : callers) caller.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"alipay, /sandbox/alipay/gateway.do", "wechat, /sandbox/wechat/v3/pay/transactions/h5"})
    void can_be_said_at_once(String provider, String gateway) {
        kind(provider, "refuse");
        assertThat(http.post(gateway).status()).isEqualTo(503);
        kind(provider, "none");
        assertThat(http.post(gateway).status()).isNotEqualTo(503);
    }

    @Test
    void is_one_providers_matter_whichever_of_its_products_is_named() {
        kind("wechat-h5", "refuse");
        assertThat(http.get("/sandbox/outages/wechat").at("/kind")).isEqualTo("refuse");
        assertThat(http.get("/sandbox/outages/alipay-wap").at("/kind")).isEqualTo("none");
        kind("wechat-jsapi", "none");
        assertThat(http.get("/sandbox/outages/wechat").at("/kind")).isEqualTo("none");
    }

    @Test
    void leaves_the_payers_page_and_the_console_alone() {
        kind("alipay", "refuse");
        assertThat(http.post("/sandbox/alipay/accounts").status()).isEqualTo(201);
        assertThat(http.get("/sandbox/pay/none").at("/code")).isEqualTo("attempt-unknown");
    }

    @Test
    void has_names_for_its_kinds_and_its_providers() {
        assertThat(http.put("/sandbox/outages/alipay", "{\"kind\":\"explode\"}").at("/code"))
                .isEqualTo("outage-unknown");
        assertThat(http.get("/sandbox/outages/alipayx").at("/code")).isEqualTo("provider-unknown");
    }

    private void kind(String provider, String kind) {
        assertThat(http.put("/sandbox/outages/" + provider, "{\"kind\":\"" + kind + "\"}")
                        .at("/kind"))
                .isEqualTo(kind);
    }

    private Socket call(String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
        return socket;
    }
}
