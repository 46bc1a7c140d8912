package io.counterfoil.channel.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.channel.vectors.Case;
import io.counterfoil.kernel.channel.FundingEvent.FundsFailed;
import io.counterfoil.kernel.channel.FundingEvent.FundsReserved;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.kernel.decide.Rejected;
import java.util.List;
import java.util.stream.Stream;

/** What a party's node does when funds are asked for, and the figures that it tells. */
public final class FundingVectors {
    public static List<Case> cases(JsonNode manager) {
        return Stream.concat(
                        Stream.of(new Case("availableFunds", () -> figures(manager.path("availableFunds")))),
                        Case.all(manager.path("mergedFunds"))
                                .map(it -> new Case(
                                        it.path("name").textValue(),
                                        () -> merges(it.path("name").textValue()))))
                .toList();
    }

    private static void figures(JsonNode steps) {
        var purse = new ThePurse();
        for (var step : steps) {
            Case.only(step, "step", "channel", "sentinel", "confirmed", "pending", "queued", "voucher");
            switch (step.path("step").textValue()) {
                case "none", "vouchers lane1=3 lane2=2" -> {} // the book counts what is promised
                case "create 10 (reserve) sent" -> purse.asks("a", 10, true);
                case "queue add 5 behind create" -> purse.asks("b", 5, true);
                case "create confirmed; add 5 sent", "add confirmed" -> purse.confirms();
                default -> throw new AssertionError("not understood: " + step);
            }
            isAsExpected(step, purse);
        }
    }

    private static void isAsExpected(JsonNode step, ThePurse purse) {
        var funds = purse.funds();
        isAmount(step, "confirmed", funds.confirmed().minorUnits().toString());
        isAmount(step, "pending", funds.pending().minorUnits().toString());
        isAmount(step, "queued", funds.queued().minorUnits().toString());
        if (step.has("sentinel")) {
            assertThat(purse.state().sent() != null)
                    .as(step.toString())
                    .isEqualTo(step.path("sentinel").booleanValue());
        }
        if (step.has("channel")) {
            assertThat(funds.channel() != null)
                    .as(step.toString())
                    .isEqualTo(step.path("channel").asBoolean(false));
        }
    }

    private static void isAmount(JsonNode step, String field, String amount) {
        if (step.has(field)) {
            assertThat(amount).as(step.toString()).isEqualTo(step.path(field).textValue());
        }
    }

    private static void merges(String name) {
        var purse = new ThePurse();
        switch (name) {
            case "prefund 5 + reserve 3 queued behind create(reserve 10)" -> {
                purse.asks("a", 10, true);
                purse.asks("b", 5, false);
                purse.asks("c", 3, true);
                purse.confirms();
                assertThat(purse.last(FundsSent.class).amount()).isEqualTo(ThePurse.money(8));
                assertThat(purse.last(FundsSent.class).requests()).containsExactlyInAnyOrder("b", "c");
            }
            case "prefund 5 + reserve 3 queued behind create(prefund 10)" -> {
                purse.asks("a", 10, false);
                purse.asks("b", 5, false);
                purse.asks("c", 3, true);
                purse.confirms();
                assertThat(purse.last(FundsReserved.class).requests()).containsExactly("c");
                assertThat(purse.last(FundsSent.class).amount()).isEqualTo(ThePurse.money(5));
                purse.confirms();
                assertThat(purse.funds().available()).isEqualTo(ThePurse.money(12));
            }
            case "off-chain reserve with no channel" ->
                assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(() -> purse.asks("a", 1, new FundingCommand.Use(true, true)))
                        .withMessageContaining("payment channel doesn't exist, create with");
            case "no-reserve + off-chain" ->
                assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(() -> purse.asks("a", 1, new FundingCommand.Use(false, true)))
                        .withMessage("can't fund payment channels without on-chain operations");
            case "add-funds fails on chain" -> {
                purse.asks("a", 10, true);
                purse.confirms();
                purse.asks("b", 5, true);
                purse.asks("c", 3, true);
                purse.fails();
                assertThat(purse.last(FundsFailed.class).serial()).isEqualTo(1);
                assertThat(purse.last(FundsSent.class).requests()).containsExactly("c");
                purse.fails();
                assertThat(purse.funds().pending()).isEqualTo(ThePurse.money(0));
            }
            case "create fails on chain" -> {
                purse.asks("a", 10, true);
                var first = purse.last(FundsSent.class);
                purse.fails();
                assertThat(purse.funds().channel()).isNull();
                purse.asks("b", 5, true);
                assertThat(purse.last(FundsSent.class).number()).isZero();
                assertThat(purse.last(FundsSent.class).channel()).isNotEqualTo(first.channel());
            }
            default -> throw new AssertionError("not understood: " + name);
        }
    }

    private FundingVectors() {}
}
