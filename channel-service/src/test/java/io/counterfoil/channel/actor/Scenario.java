package io.counterfoil.channel.actor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.Played;
import io.counterfoil.channel.actor.ActorCommand.AddFunds;
import io.counterfoil.channel.actor.ActorCommand.CollectChannel;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.SettleChannel;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.actor.ChannelState.Collected;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.ChannelState.Settling;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Conditions.Call;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.vectors.Case;
import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays one sequence and compares everything after every step. */
final class Scenario {
    private static final ChannelId CHANNEL = ChannelId.derive("scenario");

    private final Played<ActorCommand, ActorState, ActorEvent> actor = new Played<>(new PaymentChannel());
    private final Scribe scribe;
    private final Terms terms;
    private long deposits;

    Scenario(Scribe scribe) {
        this.scribe = scribe;
        this.terms = scribe.terms();
    }

    void plays(JsonNode it) {
        Case.only(it, "name", "initialBalance", "initialEpoch", "ops");
        var deposit = Parties.money(terms, it.path("initialBalance").textValue());
        actor.does(new CreateChannel(
                CHANNEL, terms, deposit, at(it.path("initialEpoch").longValue())));
        var steps = it.path("ops");
        for (int i = 0; i < steps.size(); i++) plays(i, steps.get(i));
    }

    private void plays(int step, JsonNode it) {
        Case.only(
                it,
                "op",
                "caller",
                "voucher",
                "secret",
                "amount",
                "epoch",
                "exitCode",
                "message",
                "sends",
                "stateAfter");
        var refused = refused(it);
        assertThat(refused == null ? 0 : Refusal.of(refused).exitCode())
                .as("exit code of step %d: %s, %s", step, it, refused)
                .isEqualTo(it.path("exitCode").intValue());
        if (scribe.namesNames() && it.has("message")) {
            assertThat(refused).hasMessage(it.path("message").textValue());
        }
        isAsExpected(step, it.path("stateAfter"));
    }

    private @Nullable Rejected refused(JsonNode it) {
        try {
            does(it);
            return null;
        } catch (Rejected refused) {
            return refused;
        }
    }

    private void does(JsonNode it) {
        var now = at(it.path("epoch").longValue());
        switch (it.path("op").textValue()) {
            case "update" -> actor.does(redeem(it, now));
            case "settle" -> actor.does(new SettleChannel(CHANNEL, caller(it), now));
            case "collect" -> {
                var paid = (ChannelCollected)
                        actor.does(new CollectChannel(CHANNEL, caller(it), now)).getFirst();
                assertThat(List.of(
                                paid.toPayee().minorUnits().toString(),
                                paid.backToPayer().minorUnits().toString()))
                        .isEqualTo(Case.all(it.path("sends"))
                                .map(send -> send.path("amount").textValue())
                                .toList());
            }
            case "addFunds" -> {
                deposits++;
                var amount = Parties.money(terms, it.path("amount").textValue());
                actor.does(new AddFunds(CHANNEL, deposits, amount, now));
            }
            case "advance" -> {}
            default -> throw new AssertionError("not understood: " + it);
        }
    }

    private String caller(JsonNode it) {
        return scribe.key(it.path("caller").textValue());
    }

    private RedeemVoucher redeem(JsonNode it, Instant now) {
        var voucher = it.path("voucher");
        var slip = scribe.slip(promise(voucher), voucher.path("signedBy").textValue());
        var tellings = new Tellings(
                Bytes.of(it.path("secret").asText("").getBytes(UTF_8)),
                voucher.path("extraCall").asText("").equals("succeeds"));
        return new RedeemVoucher(CHANNEL, slip, caller(it), tellings, now);
    }

    private Promise promise(JsonNode it) {
        Case.only(
                it,
                "channel",
                "timeLockMin",
                "timeLockMax",
                "secretHashHex",
                "extraCall",
                "lane",
                "nonce",
                "amount",
                "minSettleHeight",
                "merges",
                "signedBy");
        var call = it.has("extraCall") ? new Call(Bytes.of(new byte[] {0, 1}), Uint64.of(2), Bytes.NONE) : null;
        return new Promise(
                scribe.channel(it.path("channel").textValue()),
                number(it, "lane"),
                number(it, "nonce"),
                new BigInteger(it.path("amount").textValue()),
                new Conditions(
                        it.path("timeLockMin").longValue(),
                        it.path("timeLockMax").longValue(),
                        Bytes.ofHex(it.path("secretHashHex").asText("")),
                        call,
                        it.path("minSettleHeight").longValue()),
                Case.all(it.path("merges"))
                        .map(merge -> new Merge(number(merge, "lane"), number(merge, "nonce")))
                        .toList());
    }

    private void isAsExpected(int step, JsonNode expected) {
        Case.only(expected, "balance", "toSend", "settlingAt", "minSettleHeight", "lanes", "deleted");
        assertThat(actor.state().channel() instanceof Collected)
                .as("whether it is collected after step %d", step)
                .isEqualTo(expected.path("deleted").booleanValue());
        if (actor.state().channel() instanceof Live channel) {
            var purse = channel.purse();
            assertThat(purse.balance().minorUnits())
                    .hasToString(expected.path("balance").textValue());
            assertThat(purse.toSend().minorUnits())
                    .hasToString(expected.path("toSend").textValue());
            assertThat(purse.minSettleHeight())
                    .isEqualTo(expected.path("minSettleHeight").longValue());
            assertThat(channel instanceof Settling settling ? settling.settlingAt() : 0)
                    .isEqualTo(expected.path("settlingAt").longValue());
        }
        var lanes = new TreeMap<Uint64, Lane>();
        for (var lane : expected.path("lanes")) {
            lanes.put(
                    number(lane, "lane"),
                    new Lane(
                            number(lane, "nonce"),
                            Parties.money(terms, lane.path("redeemed").textValue())));
        }
        assertThat(actor.state().lanes()).as("lanes after step %d", step).isEqualTo(lanes);
    }

    private static Uint64 number(JsonNode it, String field) {
        return Uint64.parse(it.path(field).textValue());
    }

    private Instant at(long epoch) {
        return terms.epochs().startOf(epoch);
    }
}
