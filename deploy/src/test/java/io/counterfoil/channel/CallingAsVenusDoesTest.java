package io.counterfoil.channel;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.channel.filecoin.ChannelAddress;
import io.counterfoil.kernel.channel.FundingId;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every method that nodes have for payment channels, over real HTTP. */
@ChannelTest
class CallingAsVenusDoesTest {
    private static final String EMPTY = "<empty>";

    @Autowired
    private Http http;

    private Trader ann;
    private Trader bob;

    @BeforeEach
    void open() {
        ann = trader("10000");
        bob = trader("1");
    }

    private Trader trader(String atto) {
        return Trader.open(http, "filecoin", "FIL/18").with(http, atto);
    }

    private static Rpc rpc(Trader trader) {
        return new Rpc(trader.http());
    }

    /** What Lotus's own test of its interface does, with its figures. */
    @Test
    void pays_in_lanes_and_settles() {
        var channel = funded("7000");
        for (int lane = 0; lane < 3; lane++) {
            assertThat(rpc(ann).call("PaychAllocateLane", channel).asInt()).isEqualTo(lane);
            hand(channel, lane, "1000");
            hand(channel, lane, "2000");
        }
        assertThat(rpc(bob).call("PaychVoucherList", channel).size()).isEqualTo(6);
        assertThat(available(channel).path("VoucherReedeemedAmt").asString()).isEqualTo("6000");
        var short1000 = rpc(ann).call("PaychVoucherCreate", channel, "2000", 4);
        assertThat(short1000.path("Voucher").isNull()).isTrue();
        assertThat(short1000.path("Shortfall").asString()).isEqualTo("1000");

        assertThat(rpc(ann).call("PaychSettle", channel).path("/").asString()).startsWith("bafy2bzace");
        await().atMost(30, SECONDS)
                .until(() -> rpc(bob).call("Counterfoil.PaychVoucherBestSpendable", channel)
                        .isEmpty());
        hand(channel, 3, "1000");
        assertThat(rpc(ann).refused("PaychCollect", channel)
                        .path("data")
                        .path("exitCode")
                        .asInt())
                .isEqualTo(18);

        http.post("/sandbox/clock", "{\"advance\":\"PT12H1M\"}");
        assertThat(rpc(bob).call("PaychCollect", channel).path("/").asString()).startsWith("bafy2bzace");
        // A node that has submitted once, when the channel began to settle, would have lost the last voucher.
        await().atMost(30, SECONDS).until(() -> bob.balance().equals("7001"));
        await().atMost(30, SECONDS).until(() -> ann.balance().equals("3000"));
    }

    private String funded(String atto) {
        var asked = rpc(ann).call("PaychFund", ann.key(), bob.key(), atto);
        assertThat(asked.path("Channel").asString()).isEqualTo(EMPTY);
        return rpc(ann).call("PaychGetWaitReady", asked.path("WaitSentinel")).asString();
    }

    /** A voucher from the payer to the payee, worth a thousand more than was promised on its lane. */
    private JsonNode hand(String channel, int lane, String amount) {
        var created = rpc(ann).call("PaychVoucherCreate", channel, amount, lane);
        assertThat(created.path("Shortfall").asString()).isEqualTo("0");
        var voucher = created.path("Voucher");
        assertThat(voucher.path("ChannelAddr").asString()).isEqualTo(channel);
        rpc(bob).call("PaychVoucherCheckValid", channel, voucher);
        assertThat(rpc(bob).call("PaychVoucherAdd", channel, voucher, Rpc.NOTHING, "1000")
                        .asString())
                .isEqualTo("1000");
        return voucher;
    }

    private JsonNode available(String channel) {
        return rpc(ann).call("PaychAvailableFunds", channel);
    }

    @Test
    void redeems_a_voucher_once() {
        var channel = funded("7000");
        var voucher = hand(channel, 0, "1000");
        assertThat(spendable(channel, voucher)).isTrue();
        assertThat(rpc(bob).call("PaychVoucherSubmit", channel, voucher, Rpc.NOTHING, Rpc.NOTHING)
                        .path("/")
                        .asString())
                .startsWith("bafy2bzace");
        assertThat(spendable(channel, voucher)).isFalse();
        assertThat(rpc(bob).refused("PaychVoucherSubmit", channel, voucher, Rpc.NOTHING, Rpc.NOTHING)
                        .path("message")
                        .asString())
                .isEqualTo("cannot submit voucher that has already been submitted");
        assertThat(rpc(bob).call("PaychVoucherAdd", channel, voucher, Rpc.NOTHING, "0")
                        .asString())
                .describedAs("one that it has already")
                .isEqualTo("0");
    }

    private boolean spendable(String channel, JsonNode voucher) {
        return rpc(bob).call("PaychVoucherCheckSpendable", channel, voucher, Rpc.NOTHING, Rpc.NOTHING)
                .booleanValue();
    }

    @Test
    void reserves_what_is_got_and_has_it_in_figures() {
        var none = rpc(ann).call("PaychAvailableFundsByFromTo", ann.key(), bob.key());
        assertThat(none.path("Channel").isNull()).isTrue();
        assertThat(none.path("PendingWaitSentinel").isNull()).isTrue();

        var asked = rpc(ann).call("PaychGet", ann.key(), bob.key(), "30", Map.of("OffChain", false));
        var channel =
                rpc(ann).call("PaychGetWaitReady", asked.path("WaitSentinel")).asString();
        var more = rpc(ann).call("PaychFund", ann.key(), bob.key(), "12");
        assertThat(rpc(ann).call("PaychGetWaitReady", more.path("WaitSentinel")).asString())
                .isEqualTo(channel);
        var figures = available(channel);
        assertThat(figures.path("ConfirmedAmt").asString()).isEqualTo("42");
        assertThat(figures.path("NonReservedAmt").asString()).isEqualTo("12");
        assertThat(rpc(ann).call("PaychAvailableFundsByFromTo", ann.key(), bob.key()))
                .isEqualTo(figures);
        assertThat(figures.propertyNames())
                .containsExactly(
                        "Channel",
                        "From",
                        "To",
                        "ConfirmedAmt",
                        "PendingAmt",
                        "NonReservedAmt",
                        "PendingAvailableAmt",
                        "PendingWaitSentinel",
                        "QueuedAmt",
                        "VoucherReedeemedAmt");

        var offChain = rpc(ann).call("PaychGet", ann.key(), bob.key(), "12", Map.of("OffChain", true));
        assertThat(offChain.path("Channel").asString()).isEqualTo(channel);
        assertThat(available(channel).path("NonReservedAmt").asString()).isEqualTo("0");
    }

    @Test
    void lists_a_partys_channels_and_on_which_side_it_is() {
        assertThat(rpc(ann).call("PaychList").isEmpty()).isTrue();
        var channel = funded("10");
        for (var party : List.of(ann, bob)) {
            await().atMost(10, SECONDS).until(() -> rpc(party).call("PaychList").size() == 1);
            assertThat(rpc(party).call("PaychList").get(0).asString()).isEqualTo(channel);
            assertThat(rpc(party)
                            .call("PaychStatus", channel)
                            .path("ControlAddr")
                            .asString())
                    .isEqualTo(party.key());
        }
        assertThat(rpc(ann).call("PaychStatus", channel).path("Direction").asInt())
                .isEqualTo(2);
        assertThat(rpc(bob).call("PaychStatus", channel).path("Direction").asInt())
                .isEqualTo(1);
    }

    @Test
    void pays_at_once_what_has_several_vouchers() {
        var specs = List.of(spec("10"), spec("25"));
        var payment = rpc(ann).call("PaychNewPayment", ann.key(), bob.key(), specs);
        assertThat(payment.path("Vouchers")
                        .valueStream()
                        .map(it -> it.path("Amount").asString()))
                .containsExactly("10", "25");
        assertThat(payment.path("Vouchers")
                        .valueStream()
                        .map(it -> it.path("Lane").asInt()))
                .containsOnly(0);
        assertThat(available(payment.path("Channel").asString())
                        .path("ConfirmedAmt")
                        .asString())
                .isEqualTo("25");
    }

    @Test
    void pays_under_no_condition_that_is_misspelt() {
        var misspelt = Map.of("Amount", "10", "MinSettleHeight", 5);
        var refused = rpc(ann).refused("PaychNewPayment", ann.key(), bob.key(), List.of(misspelt));
        assertThat(refused.path("code").asInt()).isEqualTo(-32602);
        assertThat(refused.path("message").asString()).endsWith("a specification has no MinSettleHeight");
    }

    /** Its address is known to whoever can reckon. */
    @Test
    void ends_no_channel_of_another_scheme() {
        var payer = Trader.open(http, "native", "FIL/18").with(http, "10");
        var payee = Trader.open(http, "native", "FIL/18");
        var asked = payer.asksForFunds(payee, "10", ",\"waitSeconds\":10");
        var address = ChannelAddress.of(new FundingId(asked.at("/funding")), 0).toString();
        for (var method : List.of("PaychSettle", "PaychCollect")) {
            assertThat(rpc(payer).refused(method, address).at("/data/code").asString())
                    .isEqualTo("channel-unknown");
        }
        assertThat(payer.see(asked.at("/channel")).at("/state")).isEqualTo("open");
    }

    private static Map<String, Object> spec(String amount) {
        return Map.of("Amount", amount, "TimeLockMin", 0, "TimeLockMax", 0, "MinSettle", 0);
    }

    @Test
    void says_of_anothers_channel_what_it_says_of_none() {
        var channel = funded("10");
        var eve = rpc(trader("10"));
        var none = "f2ykjfjhhcnvffatcjxens4odjyrtnslssvtxnevq";
        for (var method :
                List.of("PaychStatus", "PaychAvailableFunds", "PaychSettle", "PaychCollect", "PaychVoucherList")) {
            assertThat(eve.refused(method, channel)).describedAs(method).isEqualTo(eve.refused(method, none));
        }
        assertThat(eve.refused("PaychFund", ann.key(), bob.key(), "1")
                        .path("code")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void puts_funds_in_once_for_one_idempotency_key() {
        var call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"Filecoin.PaychFund\",\"params\":[\"" + ann.key()
                + "\",\"" + bob.key() + "\",\"10\"]}";
        var once = new Rpc(ann.merchant().server().once("funds-1"));
        var sentinel = once.post(call).json().path("result").path("WaitSentinel");
        var channel = rpc(ann).call("PaychGetWaitReady", sentinel).asString();
        once.post(call);
        assertThat(available(channel).path("ConfirmedAmt").asString()).isEqualTo("10");
    }

    @Test
    void takes_several_calls_at_once_and_answers_none_that_nobody_waits_for() {
        var list = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"Filecoin.PaychList\"}";
        var notice = "{\"jsonrpc\":\"2.0\",\"method\":\"Filecoin.PaychList\"}";
        assertThat(rpc(ann).post("[" + list + "," + notice + "," + list + "]")
                        .json()
                        .size())
                .isEqualTo(2);
        assertThat(rpc(ann).post(notice).status()).isEqualTo(204);
        assertThat(rpc(ann).post(notice).text()).isEmpty();
        assertThat(rpc(ann).post("[").json().at("/error/code").asInt()).isEqualTo(-32700);
    }

    @Test
    void is_for_those_who_have_a_key_to_it() {
        var call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"Filecoin.PaychList\"}";
        assertThat(new Rpc(http.asNobody()).post(call).status()).isEqualTo(401);
        assertThat(new Rpc(ann.merchant().front()).post(call).status()).isEqualTo(403);
        assertThat(new Rpc(http).post(call).status()).isEqualTo(200);
        assertThat(new Rpc(http.asNobody().with("Authorization", "bearer " + CounterfoilTest.OPERATOR_KEY))
                        .post(call)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takes_no_amount_beyond_what_a_channel_can_hold() {
        var beyond = BigInteger.TWO.pow(256).toString();
        var refused = rpc(ann).refused("PaychFund", ann.key(), bob.key(), beyond);
        assertThat(refused.path("code").asInt()).isEqualTo(-32602);
    }

    @Test
    void tells_whoever_waits_that_the_account_does_not_cover_it() {
        var asked = rpc(ann).call("PaychFund", ann.key(), bob.key(), "10001");
        var refused = rpc(ann).refused("PaychGetWaitReady", asked.path("WaitSentinel"));
        assertThat(refused.path("code").asInt()).isEqualTo(1);
        assertThat(refused.at("/data/code").asString()).isEqualTo("funds-failed");
        assertThat(ann.balance()).isEqualTo("10000");
    }
}
