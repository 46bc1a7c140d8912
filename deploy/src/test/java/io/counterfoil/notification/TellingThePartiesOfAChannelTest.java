package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.AccountEvent.AccountOpened;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Epochs;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NotificationTest
class TellingThePartiesOfAChannelTest {
    private static final Asset CNY = new Asset("CNY", 2);
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final ChannelId channel = ChannelId.derive(UUID.randomUUID().toString());
    private final Receiver atPayer = new Receiver();
    private final Receiver atPayee = new Receiver();
    private final Receiver atStranger = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private EventStore log;

    private Shop payer;
    private Shop payee;
    private int sequence;

    @BeforeEach
    void open() {
        payer = new Shop(context);
        payee = new Shop(context);
        payer.listen(atPayer.url(), "channel.*");
        payee.listen(atPayee.url(), "channel.opened", "channel.collected");
        new Shop(context).listen(atStranger.url(), "channel.*");
        for (var shop : List.of(payer, payee)) {
            append(account(shop).value(), 0, new AccountOpened(account(shop), shop.merchant.value(), CNY, NOW));
        }
    }

    @AfterEach
    void close() {
        atPayer.close();
        atPayee.close();
        atStranger.close();
    }

    @Test
    void tells_both_what_they_have_asked_for_and_nobody_else() {
        goesThroughItsLife();

        await().until(() -> atPayer.received().size() == 5 && atPayee.received().size() == 2);
        assertThat(types(atPayer))
                .containsExactlyInAnyOrder(
                        "channel.opened",
                        "channel.funded",
                        "channel.settling",
                        "channel.settling",
                        "channel.collected");
        assertThat(types(atPayee)).containsExactlyInAnyOrder("channel.opened", "channel.collected");
        assertThat(atStranger.received()).isEmpty();
        var collected = told(atPayee, "channel.collected");
        assertThat(collected.at("/data/channel").asString()).isEqualTo(channel.value());
        assertThat(collected.at("/data/payee/account").asString())
                .isEqualTo(account(payee).value());
        assertThat(collected.at("/data/toPayee").asString()).isEqualTo("4");
        assertThat(collected.at("/data/backToPayer").asString()).isEqualTo("11");
    }

    @Test
    void says_with_each_event_what_is_particular_to_it() {
        goesThroughItsLife();

        await().until(() -> atPayer.received().size() == 5);
        assertThat(told(atPayer, "channel.opened").at("/data/amount").asString())
                .isEqualTo("10");
        assertThat(told(atPayer, "channel.funded").at("/data/amount").asString())
                .isEqualTo("5");
        assertThat(atPayer.received().stream()
                        .map(notice -> json(notice.body()).at("/data/settlesAt").asString(""))
                        .filter(at -> !at.isEmpty()))
                .containsExactlyInAnyOrder("1970-01-01T01:00:00Z", "1970-01-01T02:00:00Z");
    }

    @Test
    void lists_the_deliveries_of_a_channel() {
        append(channel.value(), 0, opened());

        var web = new Web(context, payer.key);
        await().untilAsserted(() -> assertThat(
                        web.get("/v1/deliveries?channel=" + channel).at("/items/0/channel"))
                .isEqualTo(channel.value()));
        var id = web.get("/v1/deliveries?channel=" + channel).at("/items/0/id");
        assertThat(web.get("/v1/deliveries/" + id).at("/notice/data/channel")).isEqualTo(channel.value());
        assertThat(web.get("/v1/deliveries?channel=" + ChannelId.derive("none")).at("/items/0/channel"))
                .isEmpty();
    }

    private void goesThroughItsLife() {
        happens(opened());
        happens(new ChannelFunded(channel, 1, money(5), NOW));
        happens(new VoucherRedeemed(channel, Uint64.ZERO, Uint64.of(1), money(4), List.of(), money(4), 0, NOW));
        happens(new SettleStarted(channel, 3600, NOW));
        happens(new SettleExtended(channel, 7200, NOW));
        happens(new ChannelCollected(channel, money(4), money(11), NOW));
    }

    private ChannelOpened opened() {
        var terms = new Terms(
                Scheme.NATIVE,
                new Party(account(payer), "payer-key"),
                new Party(account(payee), "payee-key"),
                List.of(channel.value()),
                CNY,
                new Epochs(Instant.EPOCH, 1),
                3600);
        return new ChannelOpened(channel, terms, money(10), NOW);
    }

    private void happens(Object event) {
        append(channel.value(), sequence++, event);
    }

    private void append(String stream, long sequence, Object event) {
        log.publish(new GenericDomainEventMessage<>("Channel", stream, sequence, event));
    }

    private static AccountId account(Shop shop) {
        return AccountId.derive(shop.merchant.value(), CNY.toString());
    }

    private static Money money(long amount) {
        return Money.of(amount, CNY);
    }

    private static List<String> types(Receiver receiver) {
        return receiver.received().stream()
                .map(notice -> json(notice.body()).at("/type").asString())
                .toList();
    }

    private static JsonNode told(Receiver receiver, String type) {
        return receiver.received().stream()
                .map(notice -> json(notice.body()))
                .filter(notice -> notice.at("/type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String body) {
        return new JsonMapper().readTree(body);
    }
}
