package io.counterfoil.notification;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.GoodsEvent.GoodsCreated;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.SigningSecret;
import io.counterfoil.platform.access.MerchantKey;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ApplicationContext;

/** A merchant with a key, goods and orders, as the order service would have written them into the log. */
final class Shop {
    private static final Money PRICE = Money.of(1999, new Asset("CNY", 2));

    final MerchantId merchant = MerchantId.derive(UUID.randomUUID().toString());
    final GoodsId lamp = GoodsId.derive(merchant, "lamp");
    final String key;

    private final EventStore log;
    private final KeyRing keys;
    private final CommandGateway commands;

    Shop(ApplicationContext context) {
        log = context.getBean(EventStore.class);
        keys = context.getBean(KeyRing.class);
        commands = context.getBean(CommandGateway.class);
        var secret = MerchantKey.generate(KeyKind.SECRET, merchant, MerchantKey.name(merchant, "server"));
        key = secret.text();
        var now = Instant.now();
        append(merchant.value(), 0, new MerchantRegistered(merchant, "Lamps", now));
        append(
                merchant.value(),
                1,
                new KeyIssued(merchant, secret.name(), KeyKind.SECRET, secret.hash(), secret.hint(), now));
        append(lamp.value(), 0, new GoodsCreated(lamp, merchant, "Lamp", PRICE, now));
    }

    EndpointId listen(String url, String... kinds) {
        return listen(url, false, randomSecret(), kinds);
    }

    /** The notices of one order one after the other. */
    EndpointId listenInOrder(String url, String... kinds) {
        return listen(url, true, randomSecret(), kinds);
    }

    /** With a key that nothing can be signed with. */
    EndpointId listenUnsigned(String url, String... kinds) {
        return listen(url, false, "no secret", kinds);
    }

    private static String randomSecret() {
        return SigningSecret.random(new SecureRandom()).reveal();
    }

    private EndpointId listen(String url, boolean ordered, String secret, String... kinds) {
        var endpoint = EndpointId.derive(merchant.value(), UUID.randomUUID().toString());
        var settings = new EndpointSettings(url, Set.of(kinds), null, new EndpointTerms(null, null, null, ordered));
        var key = EndpointKey.symmetric(keys.encrypt(Owner.merchant(merchant), secret));
        commands.sendAndWait(new CreateEndpoint(merchant, endpoint, settings, List.of(key), Instant.now()));
        return endpoint;
    }

    OrderId place(String orderNo) {
        var order = OrderId.derive(merchant, orderNo);
        var payer = Owner.payer(merchant, "15705420001");
        var buyer = new Buyer(keys.encrypt(payer, "15705420001"), null, keys.encrypt(payer, "xxxxxx"));
        var purchase = new Purchase(lamp, "Lamp", 1, PRICE, 1, PRICE);
        var now = Instant.now();
        append(
                order.value(),
                0,
                new OrderPlaced(
                        order, merchant, orderNo, purchase, buyer, now.plus(Duration.ofMinutes(30)), null, now));
        return order;
    }

    void pay(OrderId order) {
        var now = Instant.now();
        var receipt = new Receipt("alipay-wap", "main", "2026010122001", PRICE, now, null, "evidence");
        append(order.value(), 1, new OrderPaid(order, AttemptNo.of(order, 1), receipt, now));
    }

    private void append(String stream, long sequence, Object event) {
        log.publish(new GenericDomainEventMessage<>("Shop", stream, sequence, event));
    }
}
