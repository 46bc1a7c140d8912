package io.counterfoil.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.order.provider.alipay.AlipayForm;
import io.counterfoil.order.provider.alipay.AlipaySignature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckingACallbackTest {
    private static final Map<String, String> PAID = Map.of(
            "notify_id", "n1",
            "notify_type", "trade_status_sync",
            "notify_time", "2026-11-20 10:00:10",
            "app_id", "2021000000000001",
            "seller_id", "2088101122136241",
            "out_trade_no", "P1",
            "trade_no", "T1",
            "trade_status", "TRADE_SUCCESS",
            "total_amount", "19.99",
            "sign_type", "RSA2");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private KeyPair alipay;
    private Path directory;

    @BeforeAll
    void makeKeys() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        alipay = generator.generateKeyPair();
    }

    @BeforeEach
    void writeKeys(@TempDir Path temporary) throws IOException {
        directory = temporary;
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        write("keys", account(alipay));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n%s",
                "\r\n%s",
                "Host: pay.example\n\n%s",
                "content-type: application/x-www-form-urlencoded\r\nhost: x\r\n\r\n%s",
                "POST /v1/callback/alipay-wap/x HTTP/1.1\r\nHost: x\r\n\r\n%s",
                "Host: x\n\n%s\n",
                "Host: x\r\n\r\n%s\r\n"
            })
    void believes_what_alipay_has_signed(String request) throws IOException {
        write("request", request.replace("%s", signed(PAID)));
        assertThat(checkAsJson()).isZero();
        assertThat(answer()).isEqualTo(new ObjectMapper().readTree("""
                {"accepted":true,"code":"paid","reference":"P1","transaction":"T1","amount":{"amount":"1999","asset":"CNY/2"}}
                """));
    }

    @Test
    void takes_as_much_of_the_body_as_its_length_says() throws IOException {
        var body = signed(PAID);
        write("request", "Content-Length: " + body.length() + "\n\n" + body + "\n\n");
        assertThat(checkAsJson()).isZero();
        write("request", "Content-Length: " + (body.length() + 9) + "\n\n" + body + "\n\n");
        assertThat(checkAsJson()).isEqualTo(2);
    }

    @Test
    void tells_why_it_does_not_believe() throws IOException {
        write("request", "Host: x\n\n" + signed(PAID).replace("19.99", "0.01"));
        assertThat(checkAsJson()).isEqualTo(1);
        assertThat(answer().path("accepted").asBoolean(true)).isFalse();
        assertThat(answer().path("code").asText()).isEqualTo("signature-invalid");
    }

    @Test
    void tells_what_is_for_another_account() throws IOException {
        var other = new TreeMap<>(PAID);
        other.put("app_id", "2021000000009999");
        write("request", "Host: x\n\n" + signed(other));
        assertThat(checkAsJson()).isEqualTo(1);
        assertThat(answer().path("code").asText()).isEqualTo("app-id-foreign");
    }

    @Test
    void tells_a_person_in_one_line() throws IOException {
        write("request", "Host: x\n\n" + AlipayForm.encode(PAID, UTF_8));
        assertThat(check()).isEqualTo(1);
        assertThat(out)
                .hasToString("not accepted: signature-missing (the message has no sign)" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trade_status=TRADE_SUCCESS", "no header\n\na=1"})
    void refuses_a_file_that_is_no_request(String request) throws IOException {
        write("request", request);
        assertThat(check()).isEqualTo(2);
        assertThat(err.toString()).startsWith("--request: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"appId\":{}}", "{}", "{\"alipayPublicKey\":\"x\"}"})
    void refuses_a_file_without_the_keys(String text) throws IOException {
        write("request", "Host: x\n\n" + signed(PAID));
        write("keys", text);
        assertThat(check()).isEqualTo(2);
        assertThat(err.toString()).startsWith("--keys: ");
    }

    @Test
    void refuses_a_file_that_is_not_there() {
        assertThat(check()).isEqualTo(2);
        assertThat(err.toString()).startsWith("--request: cannot read ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "callbacks", "callbacks check", "callbacks check --provider alipay-wap", "callbacks chekc"})
    void refuses_wrong_usage(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
    }

    @Test
    void refuses_a_provider_that_it_does_not_know() throws IOException {
        write("request", "Host: x\n\n" + signed(PAID));
        assertThat(check("paypal")).isEqualTo(2);
    }

    @Test
    void says_how_it_is_used() {
        assertThat(run("--help")).isZero();
        assertThat(run("callbacks", "--help")).isZero();
        assertThat(run("callbacks", "check", "--help")).isZero();
        assertThat(out.toString()).contains("--provider", "--keys", "--request", "--json");
    }

    private int checkAsJson() {
        return run(
                "callbacks", "check", "--provider", "alipay-wap", "--keys", keys(), "--request", request(), "--json");
    }

    private int check() {
        return check("alipay-wap");
    }

    private int check(String provider) {
        return run("callbacks", "check", "--provider", provider, "--keys", keys(), "--request", request());
    }

    private int run(String... arguments) {
        return CounterfoilCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private JsonNode answer() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private String signed(Map<String, String> notice) {
        var signed = new TreeMap<>(notice);
        var content = AlipaySignature.noticeContent(notice);
        signed.put("sign", AlipaySignature.sign(content, UTF_8, alipay.getPrivate()));
        return AlipayForm.encode(signed, UTF_8);
    }

    private String keys() {
        return directory.resolve("keys").toString();
    }

    private String request() {
        return directory.resolve("request").toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, ISO_8859_1);
    }

    private static String account(KeyPair alipay) {
        return """
                {"appId":"2021000000000001","sellerId":"2088101122136241","alipayPublicKey":"%s"}
                """.formatted(
                        Base64.getEncoder().encodeToString(alipay.getPublic().getEncoded()));
    }
}
