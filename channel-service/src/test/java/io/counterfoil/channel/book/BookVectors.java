package io.counterfoil.channel.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.Lane;
import io.counterfoil.channel.actor.Slips;
import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.BookCommand.RecordRedeemed;
import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Conditions.Call;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed.ByNobody;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.channel.vectors.Case;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** What a party's node takes, gives, and would submit. */
public final class BookVectors {
    private static final String PLENTY = "1000000";

    public static List<Case> cases(JsonNode manager) {
        Case.only(
                manager,
                "checkVoucherValid",
                "alsoRejectedByManager",
                "createVoucher",
                "addVoucherDelta",
                "nextLane",
                "bestSpendable",
                "cliVoucherFlow",
                "shortfall",
                "apiFlow",
                "availableFunds",
                "mergedFunds");
        return Stream.of(
                        Case.all(manager.path("checkVoucherValid"))
                                .map(it -> new Case(it.path("name").textValue(), () -> isChecked(it))),
                        Case.all(manager.path("alsoRejectedByManager"))
                                .map(it -> new Case("refused: " + it.textValue(), () -> isRefused(it.textValue()))),
                        Stream.of(
                                new Case("createVoucher", () -> creates(manager.path("createVoucher"))),
                                new Case("addVoucherDelta", () -> adds(manager.path("addVoucherDelta"))),
                                new Case("nextLane", () -> allocates(manager.path("nextLane"))),
                                new Case("bestSpendable", () -> chooses(manager.path("bestSpendable"))),
                                new Case("cliVoucherFlow", () -> goesOn(manager.path("cliVoucherFlow"))),
                                new Case("shortfall", () -> fallsShort(manager.path("shortfall"))),
                                new Case("apiFlow", () -> goesThrough(manager.path("apiFlow")))))
                .flatMap(cases -> cases)
                .toList();
    }

    private static void isChecked(JsonNode it) {
        Case.only(it, "name", "expectError", "signer", "channelBalance", "voucher", "laneStates");
        var desk = new Desk(Side.PAYEE, it.path("channelBalance").textValue());
        var lanes = new HashMap<Uint64, Lane>();
        it.path("laneStates").properties().forEach(state -> {
            var lane = Uint64.parse(state.getKey());
            var redeemed = Desk.money(state.getValue().path("redeemed").textValue());
            var nonce = Uint64.of(state.getValue().path("nonce").longValue());
            lanes.put(lane, new Lane(nonce, redeemed));
            desk.does(new RecordRedeemed(desk.id(), lane, nonce, redeemed, Instant.EPOCH));
        });
        var slip = slip(it);
        var standing = new Standing(
                Desk.money(it.path("channelBalance").textValue()),
                lanes.get(slip.promise().lane()),
                null);
        Executable accepting =
                () -> desk.does(new AcceptVoucher(desk.id(), slip, Desk.money("0"), standing, Instant.EPOCH));
        if (it.path("expectError").booleanValue()) {
            assertThatExceptionOfType(Rejected.class).isThrownBy(accepting::execute);
        } else {
            assertThatCode(accepting::execute).doesNotThrowAnyException();
        }
    }

    private static Slip slip(JsonNode it) {
        var voucher = it.path("voucher");
        var slip = Desk.slip(
                voucher.path("lane").longValue(),
                voucher.path("nonce").longValue(),
                voucher.path("amount").textValue());
        return switch (it.path("signer").textValue()) {
            case "from" -> slip;
            case "to" -> Slips.signedBy(Desk.TERMS.payee().key(), slip.promise());
            case "random" -> Slips.with(new ByNobody(), slip.promise());
            default -> throw new AssertionError("not understood: " + it);
        };
    }

    /** Told by its first words. */
    private static void isRefused(String what) {
        var desk = new Desk(Side.PAYEE, PLENTY);
        desk.accepts(Desk.slip(1, 1, "5"), "0");
        var slip = Slips.signedBy(Desk.TERMS.payer().key(), refusable(what));
        var refused = catchThrowableOfType(Rejected.class, () -> desk.accepts(slip, "0"));
        assertThat(refused).isNotNull();
        int quoted = what.indexOf('"');
        if (quoted >= 0) assertThat(refused).hasMessage(what.substring(quoted + 1, what.lastIndexOf('"')));
    }

    private static Promise refusable(String what) {
        return switch (what.substring(0, what.indexOf(' '))) {
            case "Extra" ->
                with(new Conditions(
                        0, 0, Bytes.NONE, new Call(Bytes.of((byte) 0, (byte) 1), Uint64.ZERO, Bytes.NONE), 0));
            case "TimeLockMax" -> with(new Conditions(0, 7, Bytes.NONE, null, 0));
            case "TimeLockMin" -> with(new Conditions(7, 0, Bytes.NONE, null, 0));
            case "SecretHash" -> with(new Conditions(0, 0, Bytes.of(Blake2b.hash(new byte[0])), null, 0));
            case "ChannelAddr" -> Promise.plain("f0210", Uint64.of(1), Uint64.of(2), BigInteger.TEN);
            case "amount" -> Promise.plain("f0101", Uint64.of(1), Uint64.of(2), BigInteger.valueOf(5));
            case "Merges" ->
                new Promise(
                        "f0101",
                        Uint64.of(1),
                        Uint64.of(2),
                        BigInteger.TEN,
                        Conditions.NONE,
                        List.of(new Merge(Uint64.of(2), Uint64.of(3))));
            default -> throw new AssertionError("not understood: " + what);
        };
    }

    private static Promise with(Conditions conditions) {
        return new Promise("f0101", Uint64.of(1), Uint64.of(2), BigInteger.TEN, conditions, List.of());
    }

    private static void creates(JsonNode it) {
        Case.only(it, "channelBalance", "steps");
        var desk = new Desk(Side.PAYER, it.path("channelBalance").textValue());
        for (var step : it.path("steps")) {
            long lane = step.path("lane").longValue();
            var amount = step.path("amount").textValue();
            if (step.has("shortfall")) {
                assertThat(desk.shortfall(lane, amount))
                        .hasToString(step.path("shortfall").textValue());
                assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(() -> desk.issues(lane, amount))
                        .returns("deposit-short", Rejected::code);
            } else {
                assertThat(desk.issues(lane, amount).promise().nonce().bits())
                        .isEqualTo(step.path("nonce").longValue());
            }
        }
    }

    private static void adds(JsonNode it) {
        Case.only(it, "channelBalance", "minDelta", "steps");
        var desk = new Desk(Side.PAYEE, it.path("channelBalance").textValue());
        var min = it.path("minDelta").textValue();
        Slip last = Desk.slip(0, 0, "0");
        for (var step : it.path("steps")) {
            var slip = step.has("readdIdentical")
                    ? last
                    : Desk.slip(
                            step.path("lane").longValue(),
                            step.path("nonce").longValue(),
                            step.path("amount").textValue());
            if (step.has("error")) {
                assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(() -> desk.accepts(slip, min))
                        .withMessageContaining(step.path("error").textValue());
            } else {
                assertThat(desk.accepts(slip, min))
                        .hasToString(step.path("delta").textValue());
                last = slip;
            }
        }
    }

    private static void allocates(JsonNode it) {
        Case.only(it, "steps", "freshChannelFirstAllocate");
        assertThat(new Desk(Side.PAYER, PLENTY).allocates().bits())
                .isEqualTo(it.path("freshChannelFirstAllocate").longValue());
        var desk = new Desk(Side.PAYER, PLENTY);
        for (var step : it.path("steps")) {
            if (step.has("allocate")) {
                assertThat(desk.allocates().bits())
                        .isEqualTo(step.path("returns").longValue());
            } else {
                desk.accepts(Desk.slip(step.path("add").path("lane").longValue(), 1, "1"), "0");
            }
            assertThat(desk.book().kept().nextLane().bits())
                    .isEqualTo(step.path("nextLane").longValue());
        }
    }

    private static void chooses(JsonNode it) {
        Case.only(
                it,
                "channelBalance",
                "added",
                "best",
                "thenSubmit",
                "bestAfter",
                "thenSubmitOld",
                "bestAfterOld",
                "note");
        var desk = new Desk(Side.PAYEE, it.path("channelBalance").textValue());
        var slips = new ArrayList<Slip>();
        for (var added : it.path("added")) {
            var slip = Desk.slip(
                    added.get(0).longValue(),
                    added.get(1).longValue(),
                    added.get(2).textValue());
            desk.accepts(slip, "0");
            slips.add(slip);
        }
        assertThat(desk.best()).isEqualTo(best(it.path("best")));
        var first = find(slips, it.path("thenSubmit"));
        desk.submits(first);
        assertThat(desk.best()).isEqualTo(best(it.path("bestAfter")));
        desk.submits(find(slips, it.path("thenSubmitOld")));
        assertThat(desk.best()).isEqualTo(best(it.path("bestAfterOld")));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> desk.submits(first))
                .withMessage("cannot submit voucher that has already been submitted");
    }

    private static Slip find(List<Slip> slips, JsonNode laneAndNonce) {
        return slips.stream()
                .filter(slip -> slip.promise().lane().bits()
                                == laneAndNonce.get(0).longValue()
                        && slip.promise().nonce().bits() == laneAndNonce.get(1).longValue())
                .findFirst()
                .orElseThrow();
    }

    private static Map<Uint64, String> best(JsonNode byLane) {
        var best = new HashMap<Uint64, String>();
        byLane.properties()
                .forEach(lane ->
                        best.put(Uint64.parse(lane.getKey()), lane.getValue().textValue()));
        return best;
    }

    private static void goesOn(JsonNode it) {
        Case.only(it, "channelFIL", "vouchers", "best", "submitFirst", "submitLane5Amount50", "submitLane5Amount80");
        var desk = new Desk(Side.PAYEE, it.path("channelFIL").textValue());
        var slips = new ArrayList<Slip>();
        long nonce = 0;
        for (var voucher : it.path("vouchers")) {
            nonce++;
            var slip = Desk.slip(
                    voucher.path("lane").longValue(),
                    nonce,
                    voucher.path("amount").textValue());
            desk.accepts(slip, "0");
            slips.add(slip);
        }
        assertThat(desk.best()).isEqualTo(listed(it.path("best")));
        desk.submits(slips.get(0));
        assertThat(desk.best()).isEqualTo(listed(it.path("submitFirst").path("best")));
        desk.submits(slips.get(1));
        assertThat(desk.best()).isEqualTo(listed(it.path("submitLane5Amount50").path("best")));
        desk.submits(slips.get(3));
        assertThat(desk.best()).isEqualTo(listed(it.path("submitLane5Amount80").path("best")));
    }

    private static Map<Uint64, String> listed(JsonNode vouchers) {
        var best = new HashMap<Uint64, String>();
        for (var voucher : vouchers) {
            best.put(
                    Uint64.of(voucher.path("lane").longValue()),
                    voucher.path("amount").textValue());
        }
        return best;
    }

    private static void fallsShort(JsonNode it) {
        Case.only(it, "channelFIL", "vouchers");
        var desk = new Desk(Side.PAYER, atto(it.path("channelFIL")));
        for (var voucher : it.path("vouchers")) {
            long lane = voucher.path("lane").longValue();
            if (voucher.has("error")) {
                assertThat(voucher.path("error").textValue())
                        .endsWith("shortfall: " + desk.shortfall(lane, atto(voucher.path("amount"))));
            } else {
                desk.issues(lane, atto(voucher.path("amount")));
            }
        }
    }

    private static String atto(JsonNode fil) {
        return fil.textValue() + "000000000000000000";
    }

    private static void goesThrough(JsonNode it) {
        Case.only(
                it,
                "channelAtto",
                "lanes",
                "perLane",
                "eachAddDelta",
                "settleBy",
                "autoSubmittedToSend",
                "lateVoucherAllowedBeforeSettlingAt",
                "excess",
                "collect");
        var desk = new Desk(Side.PAYEE, it.path("channelAtto").textValue());
        for (int lane = 0; lane < it.path("lanes").intValue(); lane++) {
            for (int i = 0; i < it.path("perLane").size(); i++) {
                var slip = Desk.slip(lane, i + 1, it.path("perLane").get(i).textValue());
                assertThat(desk.accepts(slip, "0"))
                        .hasToString(it.path("eachAddDelta").textValue());
            }
        }
        desk.settles(
                it.path("settleBy").textValue().equals("payer")
                        ? Desk.TERMS.payer().key()
                        : Desk.TERMS.payee().key());
        desk.bestSlips().forEach(desk::submits);
        assertThat(((Live) desk.actor.state().channel()).purse().toSend().minorUnits())
                .hasToString(it.path("autoSubmittedToSend").textValue());
        var late = it.path("lateVoucherAllowedBeforeSettlingAt");
        assertThat(desk.accepts(
                        Desk.slip(
                                late.path("lane").longValue(),
                                1,
                                late.path("amount").textValue()),
                        "0"))
                .hasToString(late.path("delta").textValue());
        var excess = it.path("excess");
        assertThat(desk.shortfall(
                        excess.path("lane").longValue(), excess.path("amount").textValue()))
                .hasToString(excess.path("shortfall").textValue());
        desk.passes(Desk.TERMS.settleDelay());
        var collected = desk.collects(Desk.TERMS.payee().key());
        assertThat(collected.toPayee().minorUnits())
                .hasToString(it.path("collect").path("toPayee").textValue());
        assertThat(collected.backToPayer().minorUnits())
                .hasToString(it.path("collect").path("refundToPayer").textValue());
    }

    private BookVectors() {}
}
