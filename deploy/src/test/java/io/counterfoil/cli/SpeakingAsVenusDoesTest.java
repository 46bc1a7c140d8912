package io.counterfoil.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code paych} asks and prints, held against what the real tools print. */
class SpeakingAsVenusDoesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode REAL = JSON.readTree(
                    Path.of("../channel-service/src/test/resources/vectors/channels/filecoin_manager_and_cli.json"))
            .path("cli");
    private static final String FROM = "f1d2xrzcslx7xlbbylc5c3d5lvandqw4iwl6epxba";
    private static final String TO = "t1zip4sblhyrn4oxygzsm6nafbsynp2avmk3xafea";
    private static final String CHANNEL = "t2nydpzhmeqkmid5smtqnowlr2mr5az6rexpmyv6i";
    private static final String VOUCHER = "i1UCwpJUnOJtSlBMSbkbLjhpxGbZLlIAAED2BQFCADIAgPY";
    private static final String VOUCHER_JSON = """
            {"ChannelAddr":"f2ykjfjhhcnvffatcjxens4odjyrtnslssvtxnevq","TimeLockMin":0,"TimeLockMax":0,"SecretHash":null,\
            "Extra":null,"Lane":5,"Nonce":1,"Amount":"50","MinSettleHeight":0,"Merges":null,"Signature":null}""";
    private static final String SENTINEL = "{\"/\":\"bafy2bzacedk2jidsyxcynusted35t5ipkhu2kpiodtwyjr3pimrhke6f5pqbm\"}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private StandInNode node;
    private Path keyFile;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        node = new StandInNode();
        keyFile = Files.writeString(directory.resolve("key"), "sk_test\n");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @TestFactory
    Stream<DynamicTest> prints_every_status_as_they_do() {
        return REAL.path("status")
                .valueStream()
                .map(it -> dynamicTest(it.path("input").toString(), () -> {
                    assertThat(status(it.path("input")))
                            .isEqualTo(it.at("/output/venus").asString());
                    assertThat(status(it.path("input"), "--lotus"))
                            .isEqualTo(it.at("/output/lotus").asString());
                }));
    }

    private String status(JsonNode of, String... options) {
        out.getBuffer().setLength(0);
        node.answers(funds(of));
        var arguments = Stream.concat(Stream.of(FROM, TO), Arrays.stream(options));
        assertThat(paych("status-by-from-to", arguments.toArray(String[]::new))).isZero();
        assertThat(node.lastCall()).isEqualTo("Filecoin.PaychAvailableFundsByFromTo[\"" + FROM + "\",\"" + TO + "\"]");
        return out.toString();
    }

    private static String funds(JsonNode of) {
        var funds = JSON.createObjectNode()
                .put("Channel", of.path("channel").asString(null))
                .put("From", of.path("from").asString())
                .put("To", of.path("to").asString())
                .put("ConfirmedAmt", of.path("confirmed").asString("0"))
                .put("PendingAmt", of.path("pending").asString("0"))
                .put("NonReservedAmt", of.path("nonReserved").asString("0"))
                .put("PendingAvailableAmt", of.path("pendingAvailable").asString("0"))
                .put("QueuedAmt", of.path("queued").asString("0"))
                .put("VoucherReedeemedAmt", of.path("voucherRedeemed").asString("0"));
        if (of.has("sentinel"))
            funds.putObject("PendingWaitSentinel").put("/", of.path("sentinel").asString());
        else funds.putNull("PendingWaitSentinel");
        return funds.toString();
    }

    @TestFactory
    Stream<DynamicTest> reads_every_amount_as_they_do() {
        return REAL.path("filParse")
                .valueStream()
                .map(it -> dynamicTest("\"" + it.path("text").asString() + "\"", () -> {
                    var text = it.path("text").asString();
                    if (it.has("error")) {
                        assertThat(paych("add-funds", FROM, TO, "--", text)).isEqualTo(2);
                        assertThat(err.toString())
                                .startsWith("Error: ")
                                .contains(it.path("error").asString());
                    } else {
                        node.answers("{\"Channel\":\"" + CHANNEL + "\",\"WaitSentinel\":null}");
                        assertThat(paych("add-funds", FROM, TO, "--", text)).isZero();
                        assertThat(node.lastCall())
                                .endsWith(",\"" + it.path("atto").asString() + "\"]");
                    }
                }));
    }

    @Test
    void waits_for_funds_and_prints_the_channel() {
        node.answers("{\"Channel\":\"<empty>\",\"WaitSentinel\":" + SENTINEL + "}");
        node.answers("\"" + CHANNEL + "\"");
        assertThat(paych("add-funds", "--reserve", FROM, TO, "10")).isZero();
        assertThat(node.lastCall()).isEqualTo("Filecoin.PaychGetWaitReady[" + SENTINEL + "]");
        assertThat(out).hasToString(CHANNEL + System.lineSeparator());
    }

    @Test
    void says_that_it_is_done() {
        assertSays("settle", "settle", SENTINEL, CHANNEL);
        assertSays("collect", "collect", SENTINEL, CHANNEL);
        assertSays("submit", "voucher submit", SENTINEL, CHANNEL, VOUCHER);
        assertThat(node.lastCall())
                .isEqualTo("Filecoin.PaychVoucherSubmit[\"" + CHANNEL + "\"," + VOUCHER_JSON + ",null,null]");
        assertSays("check", "voucher check", "null", CHANNEL, VOUCHER);
        assertSays("venusAdd", "voucher add", "\"50\"", CHANNEL, VOUCHER);
        assertThat(node.lastCall())
                .isEqualTo("Filecoin.PaychVoucherAdd[\"" + CHANNEL + "\"," + VOUCHER_JSON + ",null,\"0\"]");
    }

    private void assertSays(String message, String verb, String answer, String... arguments) {
        out.getBuffer().setLength(0);
        node.answers(answer);
        assertThat(paych(verb, arguments)).isZero();
        assertThat(out).hasToString(said(message, CHANNEL) + System.lineSeparator());
    }

    @Test
    void says_with_which_exit_code_the_actor_has_refused() {
        assertFails("settleFail", 20, "settle", CHANNEL);
        assertFails("collectFail", 18, "collect", CHANNEL);
        assertFails("submitFail", 32, "voucher submit", CHANNEL, VOUCHER);
    }

    private void assertFails(String message, int exitCode, String verb, String... arguments) {
        err.getBuffer().setLength(0);
        node.fails("{\"code\":1,\"message\":\"because\",\"data\":{\"code\":\"why\",\"exitCode\":" + exitCode + "}}");
        assertThat(paych(verb, arguments)).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("Error: " + said(message, exitCode), "because");
    }

    @Test
    void prints_a_voucher_that_was_created_or_what_is_missing_for_it() {
        node.answers("{\"Voucher\":" + VOUCHER_JSON + ",\"Shortfall\":\"0\"}");
        assertThat(paych("voucher create", CHANNEL, "50 attofil", "5")).isZero();
        assertThat(node.lastCall()).isEqualTo("Filecoin.PaychVoucherCreate[\"" + CHANNEL + "\",\"50\",5]");
        assertThat(out).hasToString(VOUCHER + System.lineSeparator());

        node.answers("{\"Voucher\":null,\"Shortfall\":\"30000000000000000000\"}");
        assertThat(paych("voucher create", CHANNEL, "70", "2")).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("Error: " + said("createShort", new BigInteger("30000000000000000000")));
    }

    @Test
    void takes_lane_0_where_lotus_does_and_nowhere_else() {
        assertThat(paych("voucher create", CHANNEL, "1")).isEqualTo(2);
        for (var arguments : new String[][] {{"--lotus"}, {"--lane", "0"}, {"0"}}) {
            node.answers("{\"Voucher\":" + VOUCHER_JSON + ",\"Shortfall\":\"0\"}");
            var all = Stream.concat(Stream.of(CHANNEL, "1"), Arrays.stream(arguments));
            assertThat(paych("voucher create", all.toArray(String[]::new))).isZero();
            assertThat(node.lastCall()).endsWith(",0]");
        }
    }

    @Test
    void lists_vouchers_by_lane_and_then_by_nonce() {
        var other = VOUCHER_JSON.replace("\"Lane\":5", "\"Lane\":1").replace("\"Nonce\":1", "\"Nonce\":9");
        for (var verb : new String[] {"voucher list", "voucher best-spendable"}) {
            out.getBuffer().setLength(0);
            node.answers("[" + VOUCHER_JSON + "," + other + "]");
            assertThat(paych(verb, CHANNEL)).isZero();
            assertThat(out.toString().lines()).hasSize(2).last().isEqualTo("Lane 5, Nonce 1: 50, voucher: " + VOUCHER);
        }
        node.answers("[" + VOUCHER_JSON + "]");
        assertThat(paych("voucher list", "--lotus", "--export", CHANNEL)).isZero();
        assertThat(out.toString().strip()).endsWith("Lane 5, Nonce 1: 0.00000000000000005 FIL; " + VOUCHER);
    }

    @Test
    void lists_channels_one_in_a_line() {
        node.answers("[\"" + CHANNEL + "\",\"" + TO + "\"]");
        assertThat(paych("list")).isZero();
        assertThat(out.toString().lines()).containsExactly(CHANNEL, TO);
    }

    @Test
    void tells_what_was_refused() {
        node.fails("{\"code\":1,\"message\":\"nonce too low\"}");
        assertThat(paych("voucher check", CHANNEL, VOUCHER)).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("Error: nonce too low");
    }

    @Test
    void refuses_what_it_cannot_read_without_asking_anybody() {
        assertThat(paych("settle", "f2nonsense")).isEqualTo(2);
        assertThat(paych("voucher add", CHANNEL, "nonsense")).isEqualTo(2);
        assertThat(paych("voucher create", CHANNEL, "1", "-1")).isEqualTo(2);
    }

    @Test
    void cannot_decide_anything_where_nobody_is() {
        node.close();
        assertThat(paych("list")).isEqualTo(3);
    }

    @Test
    void puts_funds_in_once_under_one_name_and_says_which_where_nobody_answers() {
        for (int i = 0; i < 2; i++) {
            node.answers("{\"Channel\":\"" + CHANNEL + "\",\"WaitSentinel\":null}");
            assertThat(paych("add-funds", "--request", "rent", FROM, TO, "10")).isZero();
        }
        assertThat(node.requests()).containsExactly("rent", "rent");
        for (int i = 0; i < 2; i++) {
            node.answers("{\"Channel\":\"" + CHANNEL + "\",\"WaitSentinel\":null}");
            assertThat(paych("add-funds", FROM, TO, "10")).isZero();
        }
        assertThat(node.requests())
                .hasSize(4)
                .doesNotContainNull()
                .element(2)
                .isNotEqualTo(node.requests().getLast());
        node.close();
        assertThat(paych("add-funds", FROM, TO, "10")).isEqualTo(3);
        assertThat(err.toString()).containsPattern("to ask for the same again: --request [0-9a-f-]{36}");
    }

    private static String said(String message, Object of) {
        return REAL.path("messages").path(message).asString().formatted(of);
    }

    /** @param verb one word or two */
    private int paych(String verb, String... arguments) {
        var line = Stream.of(
                        Stream.of("paych"),
                        Arrays.stream(verb.split(" ")),
                        Stream.of("--url", node.url(), "--key-file", keyFile.toString()),
                        Arrays.stream(arguments))
                .flatMap(words -> words)
                .toArray(String[]::new);
        return CounterfoilCli.run(new PrintWriter(out, true), new PrintWriter(err, true), line);
    }
}
