package io.counterfoil.merchant;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.Http.Answer;
import io.counterfoil.TestMerchant;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.access.ClientTokens;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route there is, tried with every kind of key, and with the things of another merchant. */
@CounterfoilTest
class KeepingMerchantsApartTest {
    private static final String GOODS = "{\"name\":\"a\",\"price\":{\"amount\":\"1\",\"asset\":\"CNY/2\"}}";
    private static final String ORDER =
            "{\"orderNo\":\"A-1\",\"goods\":\"{goods}\",\"provider\":\"alipay-wap\",\"payer\":\"p\"}";

    private static final String MONEY = "{\"amount\":\"1\",\"asset\":\"CNY/2\"}";
    private static final String VOUCHER = "{\"voucher\":\"{}\"}";
    private static final String PAIR = "\"scheme\":\"native\",\"payer\":\"{payer}\",\"payee\":\"{payee}\"";

    /**
     * What is asked of each route that takes a merchant's key. A new route needs a line here: how a merchant would ask for
     * another's thing, with what {@link #things} knows in braces.
     */
    private static final List<Case> CASES = List.of(
            theirs("GET /v1/merchants/{merchant}"),
            theirs("GET /v1/merchants/{merchant}/keys"),
            theirs("POST /v1/merchants/{merchant}/keys", "{\"kind\":\"secret\"}"),
            theirs("DELETE /v1/merchants/{merchant}/keys/{key}"),
            theirs("GET /v1/merchants/{merchant}/providers"),
            theirs("PUT /v1/merchants/{merchant}/providers/{provider}", "{}"),
            theirs("GET /v1/goods/{goods}"),
            theirs("PUT /v1/goods/{goods}/price", "{\"price\":{\"amount\":\"1\",\"asset\":\"CNY/2\"}}"),
            theirs("PUT /v1/goods/{goods}/name", "{\"name\":\"a\"}"),
            theirs("POST /v1/goods/{goods}/deactivate"),
            theirs("POST /v1/goods/{goods}/activate"),
            theirs("GET /v1/orders/{id}"),
            theirs("GET /v1/orders/{id}/events"),
            theirs("GET /v1/orders/{id}/timeline"),
            theirs("POST /v1/orders/{id}/attempts", "{\"provider\":\"alipay-wap\"}"),
            theirs("POST /v1/orders/{id}/verify"),
            theirs("POST /v1/orders/{id}/close"),
            theirs("GET /v1/endpoints?merchant={merchant}"),
            theirs("GET /v1/endpoints/{endpoint}"),
            theirs(
                    "PUT /v1/endpoints/{endpoint}?merchant={merchant}",
                    "{\"url\":\"https://example.com/\",\"kinds\":[\"order.paid\"]}"),
            theirs("POST /v1/endpoints/{endpoint}/disable?merchant={merchant}"),
            theirs("POST /v1/endpoints/{endpoint}/enable?merchant={merchant}"),
            theirs("POST /v1/endpoints/{endpoint}/keys", "{}"),
            theirs("POST /v1/endpoints/{endpoint}/test"),
            theirs("DELETE /v1/endpoints/{endpoint}?merchant={merchant}"),
            theirs("GET /v1/endpoints/{endpoint}/notices?merchant={merchant}"),
            theirs("POST /v1/endpoints/{endpoint}/replay", "{\"merchant\":\"{merchant}\"}"),
            theirs("GET /v1/deliveries/{delivery}"),
            theirs("POST /v1/deliveries/{delivery}/redeliver"),
            theirs(
                    "POST /v1/endpoints",
                    "{\"merchant\":\"{merchant}\",\"url\":\"https://example.com/\",\"kinds\":[\"order.paid\"]}"),
            named("POST /v1/goods", "{\"merchant\":\"{merchant}\"," + GOODS.substring(1)),
            named("POST /v1/orders", ORDER),
            named("POST /v1/create_order", ORDER.replace("orderNo", "order_no").replace("goods\"", "goods_id\"")),
            theirs("GET /v1/accounts/{account}"),
            theirs("POST /v1/accounts/{account}/keys", "{\"scheme\":\"native\"}"),
            theirs("GET /v1/channels/{channel}"),
            theirs("POST /v1/channels/{channel}/lanes"),
            theirs("POST /v1/channels/{channel}/settle"),
            theirs("POST /v1/channels/{channel}/collect"),
            theirs("GET /v1/channels/{channel}/vouchers"),
            theirs("GET /v1/channels/{channel}/vouchers/best"),
            theirs("POST /v1/channels/{channel}/vouchers", "{\"lane\":\"0\",\"amount\":" + MONEY + "}"),
            theirs("POST /v1/channels/{channel}/vouchers/issued", VOUCHER),
            theirs("POST /v1/channels/{channel}/vouchers/check", VOUCHER),
            theirs("POST /v1/channels/{channel}/vouchers/received", VOUCHER),
            theirs("POST /v1/channels/{channel}/vouchers/spendable", VOUCHER),
            theirs("POST /v1/channels/{channel}/vouchers/submit", VOUCHER),
            named("POST /v1/channels", "{" + PAIR + ",\"amount\":" + MONEY + "}"),
            theirs("GET /v1/funds?scheme=native&payer={payer}&payee={payee}&asset=CNY/2"),
            named("POST /v1/payments", "{" + PAIR + ",\"asset\":\"CNY/2\",\"vouchers\":[{\"amount\":" + MONEY + "}]}"),
            named("POST /v1/accounts", "{\"merchant\":\"{merchant}\",\"asset\":\"CNY/2\"}"),
            list("GET /v1/accounts?merchant={merchant}"),
            list("GET /v1/channels?merchant={merchant}"),
            list("GET /v1/deliveries?merchant={merchant}"),
            list("GET /v1/goods?merchant={merchant}"),
            list("GET /v1/owed-payments"),
            list("POST /rpc/v1", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"Filecoin.PaychList\"}"),
            list("GET /v1/orders?merchant={merchant}"));

    @Autowired
    private Http http;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping router;

    @Autowired
    private ClientTokens tokens;

    @Test
    void leaves_out_no_route() {
        assertThat(routes(Caller.Server.class))
                .isEqualTo(CASES.stream().map(Case::route).collect(toCollection(TreeSet::new)));
    }

    @Test
    void says_of_anothers_thing_what_it_says_of_none() {
        var one = TestMerchant.open(http);
        var other = TestMerchant.open(http);
        var theirs = things(other);
        var nobodys = nothing();

        for (var asked : CASES) {
            var answer = asked.ask(one.server(), theirs);
            switch (asked.kind()) {
                case THEIRS -> assertSame(asked, answer, asked.ask(one.server(), nobodys), 404);
                case NAMED -> assertSame(asked, answer, asked.ask(one.server(), nobodys), 422);
                case LIST ->
                    assertThat(answer.text()).describedAs(asked.route()).doesNotContain(theirs.values());
            }
        }
    }

    @Test
    void lets_a_publishable_key_do_nothing_but_place_orders() {
        assertThat(routes(Caller.Front.class)).containsExactly("POST /v1/create_order", "POST /v1/orders");
        assertRefusedElsewhere(Caller.Front.class, () -> TestMerchant.open(http).front());
    }

    @Test
    void lets_a_client_token_do_nothing_but_look_at_its_order_and_verify_it() {
        assertThat(routes(Caller.Client.class)).containsExactly("GET /v1/orders/{id}", "POST /v1/orders/{id}/verify");
        var merchant = TestMerchant.open(http);
        assertRefusedElsewhere(
                Caller.Client.class,
                () -> http.as(tokens.issue(OrderId.derive(
                        new MerchantId(merchant.id()), UUID.randomUUID().toString()))));
    }

    @Test
    void lets_an_auditor_do_nothing_but_read() {
        var auditor = http.as(CounterfoilTest.AUDITOR_KEY);
        assertThat(auditor.get("/v1/refused-claims").status()).isEqualTo(200);
        assertThat(routes(Caller.Auditor.class)).allMatch(route -> route.startsWith("GET "));
        assertRefusedElsewhere(Caller.Auditor.class, () -> auditor);
    }

    @Test
    void lets_an_analyst_do_nothing_but_list_orders() {
        var analyst = http.as(CounterfoilTest.ANALYST_KEY);
        assertThat(analyst.get("/v1/orders").status()).isEqualTo(200);
        assertThat(routes(Caller.Analyst.class)).containsExactly("GET /v1/orders");
        assertRefusedElsewhere(Caller.Analyst.class, () -> analyst);
    }

    @Test
    void asks_a_key_of_everybody_who_is_not_a_provider() {
        assertThat(http.asNobody().get("/v1/goods").status()).isEqualTo(401);
        assertThat(guarded(method -> method.value().length == 0))
                .containsExactly("POST /v1/callback/{provider}/{alias}");
    }

    /** @param http another one each time, where one may not ask for so much at once */
    private void assertRefusedElsewhere(Class<? extends Caller> kind, Supplier<Http> http) {
        var mayNot = guarded(
                allows -> allows.value().length > 0 && !List.of(allows.value()).contains(kind));
        assertThat(mayNot).isNotEmpty();
        for (var route : mayNot) {
            var answer = new Case(Kind.THEIRS, route, Optional.empty()).ask(http.get(), nothing());
            assertThat(answer.status()).describedAs(route).isEqualTo(403);
            assertThat(answer.at("/code")).describedAs(route).isEqualTo("not-allowed");
        }
    }

    private static void assertSame(Case asked, Answer theirs, Answer nobodys, int status) {
        assertThat(theirs.status())
                .describedAs(asked.route() + " " + theirs.text())
                .isEqualTo(status);
        assertThat(theirs.text()).describedAs(asked.route()).isEqualTo(nobodys.text());
    }

    private Set<String> routes(Class<? extends Caller> kind) {
        return guarded(allows -> List.of(allows.value()).contains(kind));
    }

    private Set<String> guarded(Predicate<Allows> which) {
        var found = new TreeSet<String>();
        router.getHandlerMethods()
                .forEach((route, method) -> allows(method)
                        .filter(which)
                        .ifPresent(_ -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(verb ->
                                        route.getPatternValues().forEach(path -> found.add(verb + " " + path)))));
        return found;
    }

    private static Optional<Allows> allows(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(Allows.class));
    }

    private Map<String, String> things(TestMerchant merchant) {
        var things = new HashMap<>(channel(merchant));
        var keys = merchant.server().get(merchant.path() + "/keys");
        things.putAll(Map.of(
                "merchant", merchant.id(),
                "goods", merchant.goods(),
                "id", merchant.order("A-1").at("/id"),
                "key", keys.at("/items/0/id"),
                "endpoint", EndpointId.derive(merchant.id(), "hook").value(),
                "delivery",
                        DeliveryId.derive("event", EndpointId.derive(merchant.id(), "hook"))
                                .value(),
                "provider", "alipay-wap"));
        return things;
    }

    /** From one of its keys to another. */
    private Map<String, String> channel(TestMerchant merchant) {
        var account =
                merchant.server().post("/v1/accounts", "{\"asset\":\"CNY/2\"}").at("/id");
        http.post("/v1/accounts/" + account + "/deposits", "{\"reference\":\"bank\",\"amount\":" + MONEY + "}");
        var keys = "/v1/accounts/" + account + "/keys";
        var payer = merchant.server().post(keys, "{\"scheme\":\"native\"}").at("/key");
        var payee = merchant.server().post(keys, "{\"scheme\":\"native\"}").at("/key");
        var pair = PAIR.replace("{payer}", payer).replace("{payee}", payee);
        var opened =
                merchant.server().post("/v1/channels", "{" + pair + ",\"amount\":" + MONEY + ",\"waitSeconds\":10}");
        assertThat(opened.status()).describedAs(opened.text()).isEqualTo(201);
        return Map.of("account", account, "payer", payer, "payee", payee, "channel", opened.at("/channel"));
    }

    /** Names that could be somebody's and are not. */
    private static Map<String, String> nothing() {
        var nothing = new HashMap<>(Map.of(
                "account", AccountId.derive("nobody", "CNY/2").value(),
                "channel", ChannelId.derive("nobody").value(),
                "payer", "A".repeat(43),
                "payee", "A".repeat(43)));
        nothing.putAll(Map.of(
                "merchant", MerchantId.derive("nobody").value(),
                "goods", GoodsId.derive(MerchantId.derive("nobody"), "nothing").value(),
                "id", OrderId.derive(MerchantId.derive("nobody"), "nothing").value(),
                "key", "ky_1",
                "endpoint", EndpointId.derive("nobody", "hook").value(),
                "delivery",
                        DeliveryId.derive("event", EndpointId.derive("nobody", "hook"))
                                .value(),
                "provider", "alipay-wap"));
        return nothing;
    }

    private static Case theirs(String route, String... body) {
        return new Case(Kind.THEIRS, route, Arrays.stream(body).findFirst());
    }

    private static Case named(String route, String body) {
        return new Case(Kind.NAMED, route, Optional.of(body));
    }

    private static Case list(String route, String... body) {
        return new Case(Kind.LIST, route, Arrays.stream(body).findFirst());
    }

    private enum Kind {
        /** The address names another's thing. */
        THEIRS,
        /** The body names another's thing. */
        NAMED,
        /** Lists what is one's own. */
        LIST
    }

    /** @param request method and path as the router has it, with a query where one could name another's thing */
    private record Case(Kind kind, String request, Optional<String> body) {
        String route() {
            return request.replaceFirst("\\?.*", "");
        }

        Answer ask(Http http, Map<String, String> things) {
            var space = request.indexOf(' ');
            return http.send(
                    request.substring(0, space), fill(request.substring(space + 1), things), filledBody(things));
        }

        private @Nullable String filledBody(Map<String, String> things) {
            return body.map(text -> fill(text, things)).orElse(null);
        }

        private static String fill(String text, Map<String, String> things) {
            var filled = text;
            for (var thing : things.entrySet()) filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
            return filled.replaceAll("\\{[a-z]+}", "x");
        }
    }
}
