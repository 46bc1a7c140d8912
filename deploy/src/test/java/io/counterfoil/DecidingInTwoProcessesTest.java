package io.counterfoil;

import static io.counterfoil.PaidChannel.NOON;
import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static io.counterfoil.PaidChannel.redeem;
import static io.counterfoil.PaidChannel.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.GoodsEvent.GoodsActivated;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import io.counterfoil.notification.delivery.Notice;
import io.counterfoil.order.goods.GoodsCommand.ActivateGoods;
import io.counterfoil.order.goods.GoodsCommand.CreateGoods;
import io.counterfoil.order.goods.GoodsCommand.DeactivateGoods;
import io.counterfoil.order.merchant.MerchantCommand.IssueKey;
import io.counterfoil.order.merchant.MerchantCommand.RegisterMerchant;
import io.counterfoil.order.merchant.MerchantCommand.RevokeKey;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderContent;
import io.counterfoil.order.ordering.Way;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Each remembers how things stood when it last had to do with them, while the other goes on. */
@SpringBootTest(classes = Counterfoil.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecidingInTwoProcessesTest {
    private static final int KEYS_OF_A_KIND_MAX = 20;
    private static final int VOUCHERS = 60;

    @Autowired
    private CommandGateway here;

    @Autowired
    private History history;

    @Autowired
    private MeterRegistry registry;

    private ConfigurableApplicationContext other;
    private CommandGateway elsewhere;

    @BeforeAll
    void startTheOther(@Autowired ApplicationContext first) {
        other = AnotherProcess.beside(first);
        elsewhere = other.getBean(CommandGateway.class);
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @Test
    void loses_nothing_where_they_take_turns() {
        var channel = newChannel();
        here.sendAndWait(open(channel));

        for (int nonce = 1; nonce <= VOUCHERS; nonce++) {
            (nonce % 2 == 0 ? here : elsewhere).sendAndWait(redeem(channel, 1, nonce));
        }
        assertThat(redeemed(channel))
                .extracting(event -> event.nonce().bits())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, VOUCHERS).boxed().toList());
    }

    @Test
    void loses_nothing_where_they_meet() {
        var channel = newChannel();
        here.sendAndWait(open(channel));

        var lanes = IntStream.of(1, 2)
                .mapToObj(lane ->
                        CompletableFuture.runAsync(() -> redeemAll(lane == 1 ? here : elsewhere, channel, lane)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(lanes).join();
        assertThat(redeemed(channel)).hasSize(VOUCHERS).doesNotHaveDuplicates();
    }

    private static void redeemAll(CommandGateway commands, ChannelId channel, int lane) {
        for (int nonce = 1; nonce <= VOUCHERS / 2; nonce++) commands.sendAndWait(redeem(channel, lane, nonce));
    }

    @Test
    void refuses_what_the_other_has_made_impossible() {
        var channel = newChannel();
        here.sendAndWait(open(channel));
        here.sendAndWait(redeem(channel, 1, 1));
        elsewhere.sendAndWait(redeem(channel, 2, 1, 99));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> here.sendAndWait(redeem(channel, 1, 2)))
                .returns("deposit-short", Rejected::code);
    }

    /** Which by the old state would have been a repetition. */
    @Test
    void refuses_what_the_other_has_gone_beyond() {
        var channel = newChannel();
        here.sendAndWait(open(channel));
        here.sendAndWait(redeem(channel, 1, 1));
        elsewhere.sendAndWait(redeem(channel, 1, 2));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> here.sendAndWait(redeem(channel, 1, 1)))
                .returns("voucher-stale", Rejected::code);
    }

    @Test
    void does_what_the_other_has_made_possible() {
        var merchant = MerchantId.derive(UUID.randomUUID().toString());
        here.sendAndWait(new RegisterMerchant(merchant, "Moonlight", NOON));
        for (int i = 1; i <= KEYS_OF_A_KIND_MAX; i++) here.sendAndWait(issue(merchant, i));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> here.sendAndWait(issue(merchant, KEYS_OF_A_KIND_MAX + 1)))
                .returns("too-many-keys", Rejected::code);
        var before = stale();

        elsewhere.sendAndWait(new RevokeKey(merchant, "key 1", NOON));
        here.sendAndWait(issue(merchant, KEYS_OF_A_KIND_MAX + 1));
        assertThat(stale()).isEqualTo(before + 1);
        assertThat(history.of(merchant)).hasSize(1 + KEYS_OF_A_KIND_MAX + 2);
    }

    @Test
    void does_again_what_the_other_has_undone() {
        var merchant = MerchantId.derive(UUID.randomUUID().toString());
        var goods = GoodsId.derive(merchant, "pass");
        here.sendAndWait(new CreateGoods(goods, merchant, "Pass", usd(10), NOON));
        elsewhere.sendAndWait(new DeactivateGoods(goods, NOON));

        here.sendAndWait(new ActivateGoods(goods, NOON));
        assertThat(history.of(goods)).extracting(Recorded::event).last().isInstanceOf(GoodsActivated.class);
    }

    /** It is supposed that nobody has placed it yet. */
    @Test
    void places_no_order_that_the_other_has_placed() {
        var merchant = MerchantId.derive(UUID.randomUUID().toString());
        elsewhere.sendAndWait(place(merchant, 1));

        here.sendAndWait(place(merchant, 1));
        assertThat(history.of(place(merchant, 1).order())).hasSize(2);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> here.sendAndWait(place(merchant, 2)))
                .returns("order-differs", Rejected::code);
    }

    /** A policy that is run again, in a process that remembers nothing of the first run. */
    @Test
    void starts_no_delivery_that_the_other_has_started() {
        var merchant = MerchantId.derive(UUID.randomUUID().toString());
        var endpoint = EndpointId.derive(merchant.value(), "shop");
        var delivery = DeliveryId.derive("event", endpoint);
        var notice = new Notice(endpoint, merchant, place(merchant, 1).order(), null, "order.created", "event", false);
        elsewhere.sendAndWait(new StartDelivery(delivery, notice, NOON));

        here.sendAndWait(new StartDelivery(delivery, notice, NOON));
        assertThat(history.of(delivery))
                .extracting(Recorded::event)
                .filteredOn(DeliveryDue.class::isInstance)
                .hasSize(1);
    }

    private static PlaceOrder place(MerchantId merchant, int quantity) {
        var goods = GoodsId.derive(merchant, "pass");
        var purchase = new Purchase(goods, "Pass", 1, usd(10), quantity, usd(10).times(quantity));
        var buyer = new Buyer(new Encrypted("key", "text"), null, null);
        var content =
                new OrderContent(merchant, "A-1001", purchase, buyer, null, NOON, NOON.plus(Duration.ofMinutes(30)));
        return new PlaceOrder(
                OrderId.derive(merchant, "A-1001"), content, new Way("alipay-wap", "0123456789abcdefghjkmnpqrs", null));
    }

    private double stale() {
        return registry.get("aggregates.stale").counter().count();
    }

    private List<VoucherRedeemed> redeemed(ChannelId channel) {
        return history.of(channel).stream()
                .map(Recorded::event)
                .filter(VoucherRedeemed.class::isInstance)
                .map(VoucherRedeemed.class::cast)
                .toList();
    }

    private static IssueKey issue(MerchantId merchant, int number) {
        return new IssueKey(merchant, "key " + number, KeyKind.SECRET, "0".repeat(64), "abcd", NOON);
    }
}
