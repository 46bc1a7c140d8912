package io.counterfoil.order.ordering;

import static io.counterfoil.order.ordering.Orders.ACCOUNT;
import static io.counterfoil.order.ordering.Orders.ALIPAY;
import static io.counterfoil.order.ordering.Orders.ANOTHER;
import static io.counterfoil.order.ordering.Orders.BY_ALIPAY;
import static io.counterfoil.order.ordering.Orders.BY_WECHAT;
import static io.counterfoil.order.ordering.Orders.CLOSED;
import static io.counterfoil.order.ordering.Orders.EXPIRY;
import static io.counterfoil.order.ordering.Orders.FAILED;
import static io.counterfoil.order.ordering.Orders.FIRST;
import static io.counterfoil.order.ordering.Orders.LATER;
import static io.counterfoil.order.ordering.Orders.ORDER;
import static io.counterfoil.order.ordering.Orders.PAID;
import static io.counterfoil.order.ordering.Orders.PLACED;
import static io.counterfoil.order.ordering.Orders.PREPARED;
import static io.counterfoil.order.ordering.Orders.STARTED;
import static io.counterfoil.order.ordering.Orders.closed;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderEvent.VerificationGivenUp;
import io.counterfoil.order.ordering.OrderState.Present;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/order-transitions.md} what the rules say; {@code -Dcounterfoil.docs.write=true} writes it anew. */
class DocumentingTheTransitionsTest {
    private static final Path PAGE = Path.of("../docs/order-transitions.md");
    private static final Order RULES = new Order();

    @Test
    void says_what_the_rules_say() throws IOException {
        if (Boolean.getBoolean("counterfoil.docs.write")) Files.writeString(PAGE, page());
        assertThat(Files.readString(PAGE))
                .describedAs("docs/order-transitions.md; -Dcounterfoil.docs.write=true writes it anew")
                .isEqualTo(page());
    }

    private static String page() {
        var head = """
                # What may happen to an order

                Made from the rules (`Order`) by a test, which fails when this page says something else.
                A cell says what comes of a command in a state: the events (and the state after them), `—` where nothing
                comes of it, or *the code of the refusal*. Whoever asks knows of every attempt that was chosen.

                """;
        var states = states();
        var title = "| command | " + String.join(" | ", states.keySet()) + " |\n";
        var rule = "|---".repeat(states.size() + 1) + "|\n";
        return head
                + title
                + rule
                + commands(0).keySet().stream()
                        .map(command -> "| " + command + " | "
                                + states.values().stream()
                                        .map(history -> outcome(command, history))
                                        .collect(joining(" | "))
                                + " |\n")
                        .collect(joining());
    }

    private static int choices(List<OrderEvent> history) {
        return (int) history.stream().filter(AttemptStarted.class::isInstance).count();
    }

    private static Map<String, List<OrderEvent>> states() {
        var states = new LinkedHashMap<String, List<OrderEvent>>();
        states.put("absent", List.of());
        states.put("placed", List.of(PLACED, STARTED));
        states.put("awaiting-payment", List.of(PLACED, STARTED, PREPARED));
        states.put("its attempt closed", List.of(PLACED, STARTED, PREPARED, closed(FIRST)));
        states.put("switched, the earlier one open", List.of(PLACED, STARTED, PREPARED, ANOTHER));
        states.put("failed", List.of(PLACED, STARTED, FAILED));
        states.put("paid", List.of(PLACED, STARTED, PREPARED, PAID));
        states.put("paid, another attempt open", List.of(PLACED, STARTED, PREPARED, ANOTHER, PAID));
        states.put("closed", List.of(PLACED, STARTED, PREPARED, CLOSED));
        states.put("closed, its attempt too", List.of(PLACED, STARTED, PREPARED, closed(FIRST), CLOSED));
        states.put("given up", List.of(PLACED, STARTED, PREPARED, new VerificationGivenUp(ORDER, 0, LATER)));
        return states;
    }

    private static Map<String, OrderCommand> commands(int choices) {
        var commands = new LinkedHashMap<String, OrderCommand>();
        commands.put("`PlaceOrder`", Orders.placeAt(LATER));
        commands.put("`PlaceOrder` with what to pay with", Orders.placeAt(LATER).payable(Orders.parameters(EXPIRY)));
        commands.put(
                "`StartAttempt` with another provider",
                new OrderCommand.StartAttempt(ORDER, BY_WECHAT, null, choices, LATER));
        commands.put(
                "`StartAttempt` with the same", new OrderCommand.StartAttempt(ORDER, BY_ALIPAY, null, choices, LATER));
        commands.put(
                "`StartAttempt` with the same, under a key",
                new OrderCommand.StartAttempt(ORDER, BY_ALIPAY, "k-1", choices, LATER));
        commands.put(
                "`RecordPrepared`", new OrderCommand.RecordPrepared(ORDER, FIRST, Orders.parameters(EXPIRY), LATER));
        commands.put(
                "`RecordPreparationRefused`",
                new OrderCommand.RecordPreparationRefused(ORDER, FIRST, "no", "no", LATER));
        commands.put("`RecordPayment`, all agrees", Orders.pay("tx-9", 1990));
        commands.put("`RecordPayment` of another amount", Orders.pay("tx-9", 1));
        commands.put(
                "`RecordAnswers`: unpaid",
                new OrderCommand.RecordAnswers(ORDER, List.of(new AttemptAnswer(FIRST, Finding.UNPAID, "")), LATER));
        commands.put(
                "`RecordAttemptClosed`",
                new OrderCommand.RecordAttemptClosed(ORDER, FIRST, ALIPAY, ACCOUNT, "ev_1", LATER));
        commands.put("`CloseOrder`", new OrderCommand.CloseOrder(ORDER, Reason.EXPIRED, choices, LATER));
        commands.put("`AcknowledgeDelivery`", new OrderCommand.AcknowledgeDelivery(ORDER, "dl_1", LATER));
        commands.put("`GiveUpVerification`", new OrderCommand.GiveUpVerification(ORDER, LATER));
        commands.put("`ResumeVerification`", new OrderCommand.ResumeVerification(ORDER, LATER));
        return commands;
    }

    private static String outcome(String name, List<OrderEvent> history) {
        var command = requireNonNull(commands(choices(history)).get(name));
        var before = RULES.replay(history);
        try {
            var events = RULES.decide(command, before);
            if (events.isEmpty()) return "—";
            var after = before;
            for (var event : events) after = RULES.evolve(after, event);
            var names = events.stream()
                    .map(event -> "`" + event.getClass().getSimpleName() + "`")
                    .collect(joining(", "));
            return word(after).equals(word(before)) ? names : names + " → " + word(after);
        } catch (Rejected refused) {
            return "*" + refused.code() + "*";
        }
    }

    private static String word(OrderState state) {
        return state instanceof Present present ? present.word() : "absent";
    }
}
