package io.counterfoil.channel.actor;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.counterfoil.channel.scheme.Signed;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pcollections.TreePMap;

/** The rules beside {@link PlainActor}, through histories of chance; in all of them money is neither made nor lost. */
class KeepingToAPlainModelTest {
    private static final int HISTORIES = 300;
    private static final int STEPS = 120;
    private static final long SEED = Long.getLong("counterfoil.seed", 20261121);
    private static final ChannelId CHANNEL = ChannelId.derive("model");

    static Stream<Arguments> schemes() {
        return Stream.of(
                Arguments.of(Parties.filecoin("payer", "payee", "channel"), false),
                Arguments.of(Parties.plain("payer", "payee", "channel"), true));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void agrees_after_every_step_of_every_history(Terms terms, boolean ours) {
        System.out.println(terms.scheme() + ": seeds from " + SEED);
        int redeemed = 0;
        int collected = 0;
        for (int i = 0; i < HISTORIES; i++) {
            var history = new History(terms, ours, SEED + i);
            history.goesOn();
            redeemed += history.redeemed;
            if (history.plain.collected) collected++;
        }
        assertThat(redeemed).as("vouchers that counted").isGreaterThan(HISTORIES);
        assertThat(collected).as("channels that were collected").isBetween(HISTORIES / 10, HISTORIES - 1);
    }

    private static final class History {
        private final RandomHistory chance;
        private final Terms terms;
        private final Played<ActorCommand, ActorState, ActorEvent> actor = new Played<>(new PaymentChannel());
        private final Invariants invariants = new Invariants();
        private final long seed;
        private final PlainActor plain;
        private long epoch = 100;
        private long deposits;
        private int redeemed;

        History(Terms terms, boolean ours, long seed) {
            this.chance = new RandomHistory(seed, ours);
            this.terms = terms;
            this.seed = seed;
            int balance = chance.below(150);
            this.plain = new PlainActor(BigInteger.valueOf(balance), ours);
            does(new CreateChannel(CHANNEL, terms, Parties.money(terms, balance), now()));
        }

        void goesOn() {
            for (int i = 0; i < STEPS && !plain.collected; i++) {
                step(chance.below(20));
                agrees(i);
            }
        }

        private void step(int what) {
            var caller = chance.caller();
            if (what == 0 && chance.once(4)) {
                isExit(plain.settle(caller, epoch, terms.settleDelay()), new SettleChannel(CHANNEL, caller, now()));
            } else if (what == 1) {
                isExit(plain.collect(caller, epoch), new CollectChannel(CHANNEL, caller, now()));
            } else if (what == 2) {
                funds(chance.below(30));
            } else if (what == 3) {
                epoch += chance.once(3) ? chance.below(2 * (int) terms.settleDelay()) : chance.below(5);
            } else {
                update(caller);
            }
        }

        private void funds(int amount) {
            deposits++;
            plain.addFunds(BigInteger.valueOf(amount));
            var add = new AddFunds(CHANNEL, deposits, Parties.money(terms, amount), now());
            isExit(0, add);
            assertThat(actor.does(add)).as("the same deposit again").isEmpty();
        }

        private void update(String caller) {
            var voucher = chance.voucher(epoch);
            var slip = new Slip(voucher.promise(), signed(voucher.signer()), voucher.toString(), "");
            var command = new RedeemVoucher(CHANNEL, slip, caller, new Tellings(voucher.secret(), false), now());
            int exit = plain.update(voucher, caller, epoch);
            if (exit == 0) redeemed++;
            isExit(exit, command);
        }

        private static Signed signed(String signer) {
            return switch (signer) {
                case "none" -> new Signed.Unsigned();
                case "other" -> new Signed.ByNobody();
                default -> new Signed.By(signer);
            };
        }

        private void isExit(int exit, ActorCommand command) {
            assertThat(does(command)).as("seed %d: %s", seed, command).isEqualTo(exit);
        }

        private int does(ActorCommand command) {
            needsNoOtherLanes(command);
            try {
                for (var event : actor.does(command))
                    invariants.holdAfter(event, terms.epochs().at(command.now()));
                return 0;
            } catch (Rejected refused) {
                return Refusal.of(refused).exitCode();
            }
        }

        /** Decided by the lanes that the command names, it is decided the same. */
        private void needsNoOtherLanes(ActorCommand command) {
            var state = actor.state();
            var named = TreePMap.from(state.lanes());
            for (var lane : state.lanes().keySet()) if (!command.lanes().contains(lane)) named = named.minus(lane);
            assertThat(outcome(command, new ActorState(state.channel(), named))).isEqualTo(outcome(command, state));
        }

        private static Object outcome(ActorCommand command, ActorState state) {
            try {
                return new PaymentChannel().decide(command, state);
            } catch (Rejected refused) {
                return List.of(refused.code(), Objects.toString(refused.getMessage()));
            }
        }

        private void agrees(int step) {
            var state = actor.state();
            assertThat(new PaymentChannel().replay(actor.history())).isEqualTo(state);
            assertThat(state.channel() instanceof Collected).isEqualTo(plain.collected);
            if (state.channel() instanceof Live live) {
                assertThat(live.purse().balance().minorUnits()).isEqualTo(plain.balance);
                assertThat(live.purse().toSend().minorUnits()).isEqualTo(plain.toSend);
                assertThat(live.purse().minSettleHeight()).isEqualTo(plain.minSettleHeight);
                assertThat(live instanceof Settling settling ? settling.settlingAt() : 0)
                        .isEqualTo(plain.settlingAt);
            }
            if (state.channel() instanceof Collected collected) {
                assertThat(collected.toPayee().minorUnits()).isEqualTo(plain.paidToPayee);
                assertThat(collected.backToPayer().minorUnits()).isEqualTo(plain.paidToPayer);
            }
            assertThat(state.lanes().size()).as("lanes after step %d", step).isEqualTo(plain.nonces.size());
            state.lanes().forEach((number, lane) -> {
                var key = new BigInteger(number.toString());
                assertThat(lane.nonce()).hasToString(String.valueOf(plain.nonces.get(key)));
                assertThat(lane.redeemed().minorUnits()).isEqualTo(plain.redeemed.get(key));
            });
        }

        private Instant now() {
            return terms.epochs().startOf(epoch);
        }
    }
}
