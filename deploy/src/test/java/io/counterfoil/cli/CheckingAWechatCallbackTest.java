package io.counterfoil.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over the messages on file, at the moment at which they were made. */
class CheckingAWechatCallbackTest {
    private static final Path FILE =
            Path.of("../order-service/src/test/resources/vectors/providers/wechat-v3-notify.json");
    private static final Instant MADE = Instant.ofEpochSecond(1_795_218_378);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path directory;
    private JsonNode file;

    @BeforeEach
    void writeKeys(@TempDir Path temporary) throws IOException {
        directory = temporary;
        file = JSON.readTree(FILE.toFile());
        write("keys", JSON.writeValueAsString(account()));
    }

    @ParameterizedTest
    @CsvSource({
        "transaction_success,0,paid",
        "refund_success,0,refunded",
        "body_changed_after_signing,1,signature-invalid",
        "signed_by_merchant_key,1,signature-invalid",
        "unknown_serial,1,serial-unknown",
        "stale_timestamp_valid_sign,1,callback-stale",
        "signtest_probe,1,signature-invalid",
        "bad_gcm_tag_but_signed,1,callback-undecryptable"
    })
    void decides(String name, int exit, String code) throws IOException {
        write("request", request(name));
        for (var provider : new String[] {"wechat-h5", "wechat-jsapi"}) {
            out.getBuffer().setLength(0);
            assertThat(check(provider, MADE.toString())).isEqualTo(exit);
            assertThat(answer().path("code").asText()).isEqualTo(code);
            assertThat(answer().path("accepted").asBoolean()).isEqualTo(exit == 0);
        }
    }

    @Test
    void tells_what_was_paid() throws IOException {
        write("request", request("transaction_success"));
        check("wechat-h5", MADE.toString());
        assertThat(answer()).isEqualTo(JSON.readTree("""
                {"accepted":true,"code":"paid","reference":"P20261120000000000001",
                 "transaction":"4200002600202611201234567890","amount":{"amount":"1990","asset":"CNY/2"}}
                """));
    }

    @Test
    void takes_the_moment_to_be_now_unless_told_otherwise() throws IOException {
        write("request", request("transaction_success"));
        assertThat(run("--provider", "wechat-h5")).isEqualTo(1);
        assertThat(answer().path("code").asText()).isEqualTo("callback-stale");
    }

    @ParameterizedTest
    @CsvSource({"300,0", "301,1"})
    void goes_by_the_second(long seconds, int exit) throws IOException {
        write("request", request("transaction_success"));
        assertThat(check("wechat-h5", MADE.plusSeconds(seconds).toString())).isEqualTo(exit);
        assertThat(check("wechat-h5", MADE.minusSeconds(seconds).toString())).isEqualTo(exit);
    }

    @Test
    void refuses_a_moment_that_is_none() throws IOException {
        write("request", request("transaction_success"));
        assertThat(check("wechat-h5", "yesterday")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"apiV3Key", "mchid", "appid", "wechatPublicKeyId", "wechatPublicKey"})
    void names_the_field_that_is_missing(String field) throws IOException {
        var without = new TreeMap<>(account());
        without.remove(field);
        write("keys", JSON.writeValueAsString(without));
        write("request", request("transaction_success"));
        assertThat(check("wechat-h5", MADE.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("--keys: ").contains(field);
    }

    private Map<String, String> account() {
        return Map.of(
                "mchid", "1900000109",
                "appid", "wxd678efh567hg6787",
                "apiV3Key", file.path("api_v3_key").asText(),
                "wechatPublicKeyId", file.path("wechatpay_public_key_id").asText(),
                "wechatPublicKey", file.path("wechatpay_public_key_pem").asText());
    }

    private String request(String name) {
        var found = StreamSupport.stream(file.path("cases").spliterator(), false)
                .filter(it -> it.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        var headers = found.path("headers").properties().stream()
                .map(header -> header.getKey() + ": " + header.getValue().asText() + "\r\n")
                .collect(joining());
        return headers + "\r\n" + found.path("body").asText();
    }

    private int check(String provider, String at) {
        return run("--provider", provider, "--at", at);
    }

    private int run(String... more) {
        var fixed = new String[] {"callbacks", "check", "--json", "--keys", path("keys"), "--request", path("request")};
        var arguments = Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new);
        return CounterfoilCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private JsonNode answer() throws IOException {
        return JSON.readTree(out.toString());
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, UTF_8);
    }
}
