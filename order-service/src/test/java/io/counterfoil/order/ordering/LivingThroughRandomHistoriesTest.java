package io.counterfoil.order.ordering;

import static io.counterfoil.order.ordering.Orders.ACCOUNT;
import static io.counterfoil.order.ordering.Orders.ALIPAY;
import static io.counterfoil.order.ordering.Orders.EXPIRY;
import static io.counterfoil.order.ordering.Orders.NOON;
import static io.counterfoil.order.ordering.Orders.ORDER;
import static io.counterfoil.order.ordering.Orders.WECHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.PayerDetails;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.order.ordering.OrderState.Present;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LivingThroughRandomHistoriesTest {
    private static final Order RULES = new Order();
    private static final int COMMANDS = 200;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agrees_with_an_order_that_was_written_down_a_second_time(long seed) {
        var random = new SplittableRandom(seed);
        var model = new OrderModel();
        var history = new ArrayList<OrderEvent>();
        var state = RULES.initial();
        var now = NOON;
        for (int i = 0; i < COMMANDS; i++) {
            now = now.plusSeconds(random.nextInt(30));
            var command = command(random, model, now);
            var outcome = decide(command, state, history);
            assertThat(outcome).describedAs("%s after %s", command, history).isEqualTo(model.apply(command));
            state = RULES.replay(history);
            assertThat(word(state)).isEqualTo(model.stateWord());
        }
        assertThat(history.stream().filter(OrderPaid.class::isInstance)).hasSize(model.paymentsCounted());
        assertThat(model.paymentsCounted()).isLessThanOrEqualTo(1);
    }

    private static List<String> decide(OrderCommand command, OrderState state, List<OrderEvent> history) {
        try {
            var events = RULES.decide(command, state);
            history.addAll(events);
            return events.stream()
                    .map(event -> event.getClass().getSimpleName())
                    .toList();
        } catch (Rejected refused) {
            return List.of(refused.code());
        }
    }

    private static OrderCommand command(SplittableRandom random, OrderModel model, Instant now) {
        var attempt = AttemptNo.of(ORDER, 1 + random.nextInt(4));
        var provider = random.nextInt(3) > 0 ? ALIPAY : WECHAT;
        return switch (random.nextInt(27)) {
            case 0, 1 -> Orders.placeAt(now);
            case 2, 3 -> Orders.placeAt(now).payable(Orders.parameters(now.plusSeconds(1 + random.nextInt(600))));
            case 4, 5, 6, 7 -> start(provider, model.choices(), random, now);
            case 8, 9, 10 -> prepared(attempt, now.plusSeconds(1 + random.nextInt(600)), now);
            case 11, 12 -> new OrderCommand.RecordPreparationRefused(ORDER, attempt, "no", "no", now);
            case 13, 14 -> payment(attempt, provider, random, now);
            case 15, 16, 17 ->
                new OrderCommand.RecordAnswers(ORDER, List.of(new AttemptAnswer(attempt, Finding.UNPAID, "")), now);
            case 18 -> new OrderCommand.CloseOrder(ORDER, Reason.EXPIRED, model.choices() - random.nextInt(2), now);
            case 19, 20 -> new OrderCommand.AcknowledgeDelivery(ORDER, "dl_1", now);
            case 21, 22 -> new OrderCommand.GiveUpVerification(ORDER, now);
            case 23 -> new OrderCommand.ResumeVerification(ORDER, now);
            default -> closed(attempt, provider, random, now);
        };
    }

    private static OrderCommand start(String provider, int choices, SplittableRandom random, Instant now) {
        var key = random.nextInt(3) == 0 ? "key-" + random.nextInt(4) : null;
        var payer = random.nextInt(4) == 0 ? new PayerDetails(new Encrypted("k1", "address"), null) : null;
        int seen = random.nextInt(5) == 0 ? choices - 1 : choices;
        return new OrderCommand.StartAttempt(ORDER, new Way(provider, ACCOUNT, payer), key, seen, now);
    }

    private static OrderCommand closed(AttemptNo attempt, String provider, SplittableRandom random, Instant now) {
        var account = random.nextInt(5) == 0 ? "account-2" : ACCOUNT;
        return new OrderCommand.RecordAttemptClosed(ORDER, attempt, provider, account, "ev_1", now);
    }

    private static OrderCommand prepared(AttemptNo attempt, Instant validUntil, Instant now) {
        return new OrderCommand.RecordPrepared(ORDER, attempt, Orders.parameters(validUntil), now);
    }

    private static OrderCommand payment(AttemptNo attempt, String provider, SplittableRandom random, Instant now) {
        long fen = random.nextInt(5) == 0 ? 1989 + 2L * random.nextInt(2) : 1990;
        var account = random.nextInt(5) == 0 ? "account-2" : ACCOUNT;
        var receipt = Orders.receipt(provider, account, "tx-" + random.nextInt(3), fen);
        return new OrderCommand.RecordPayment(ORDER, attempt, receipt, now);
    }

    private static String word(OrderState state) {
        return state instanceof Present present ? present.word() : "absent";
    }

    static LongStream seeds() {
        return new SplittableRandom(EXPIRY.getEpochSecond()).longs(300);
    }
}
