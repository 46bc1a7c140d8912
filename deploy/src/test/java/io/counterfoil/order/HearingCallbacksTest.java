package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.Shop.Reply;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class HearingCallbacksTest {
    private static final int AT_THE_SAME_MOMENT = 10;
    private static final int STRANGERS_MAX = 1_000;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private InstantSource clock;

    private final Alipay alipay = Alipay.create();
    private Shop shop;
    private Reply order;
    private String attempt;

    @BeforeEach
    void place() {
        shop = Shops.with(environment, alipay);
        order = shop.place("C-1");
        attempt = order.body().at("/payment/attempt").asText();
    }

    @Test
    void pays_the_order_and_keeps_the_message_byte_for_byte() {
        var form = alipay.signed(alipay.paid(attempt, "19.90"));

        assertThat(shop.callBack(form).body()).isEqualTo("success");
        var paid = shop.read(order.text("id"));
        assertThat(paid.text("state")).isEqualTo("paid");
        assertThat(paid.body().at("/paid/transaction").asText()).isEqualTo("2026" + attempt);
        assertThat(sql.sql(
                                "select payload::jsonb #>> '{receipt,evidence}' from event_log.event where name = 'order.paid/1' and stream = ?")
                        .param(order.text("id"))
                        .query(String.class)
                        .single())
                .satisfies(evidence -> assertThat(evidence(String.valueOf(evidence)))
                        .endsWith("\r\n\r\n" + new String(form, StandardCharsets.UTF_8)));
    }

    @Test
    void pays_once_however_often_and_however_simultaneously_it_is_told() throws Exception {
        var form = alipay.signed(alipay.paid(attempt, "19.90"));
        try (var callers = Executors.newFixedThreadPool(AT_THE_SAME_MOMENT)) {
            Callable<String> call = () -> shop.callBack(form).body();
            for (var answer : callers.invokeAll(java.util.Collections.nCopies(AT_THE_SAME_MOMENT, call))) {
                assertThat(answer.get()).isEqualTo("success");
            }
        }
        assertThat(shop.callBack(alipay.signed(alipay.paid(attempt, "19.90"))).body())
                .describedAs("sent again, signed afresh")
                .isEqualTo("success");
        assertThat(sql.sql(
                                "select count(*) from event_log.event where name like 'order.%pa%' and name <> 'order.payment-prepared/1' and stream = ?")
                        .param(order.text("id"))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "total_amount, 19.89, amount-mismatch",
        "total_amount, 19.91, amount-mismatch",
        "out_trade_no, NOTOURS0001, order-unknown",
        "out_trade_no, 0000000000000000000000000001, order-unknown"
    })
    void refuses_what_is_signed_but_not_as_ordered_and_keeps_it_for_the_auditor(
            String field, String value, String code) {
        var notice = new TreeMap<>(alipay.paid(attempt, "19.90"));
        notice.put(field, value);

        assertThat(shop.callBack(alipay.signed(notice)).body())
                .describedAs("to send it again would change nothing")
                .isEqualTo("success");
        assertRefused(field.equals("out_trade_no") ? value : attempt, code);
        assertThat(shop.read(order.text("id")).text("state")).isEqualTo("awaiting-payment");
    }

    @Test
    void refuses_another_app_another_seller_and_another_attempt() {
        for (var field : Map.of("app_id", "app-id-foreign", "seller_id", "seller-id-foreign")
                .entrySet()) {
            var foreign = new TreeMap<>(alipay.paid(attempt, "19.90"));
            foreign.put(field.getKey(), "2021000000000000");
            assertThat(shop.callBack(alipay.signed(foreign)).body()).isEqualTo("success");
            assertRefused(attempt, field.getValue());
        }
        assertThat(shop.read(order.text("id")).text("state")).isEqualTo("awaiting-payment");

        var second = attempt.substring(0, attempt.length() - 2) + "02";
        shop.callBack(alipay.signed(alipay.paid(second, "19.90")));
        assertRefused(second, "attempt-unknown");
    }

    @Test
    void keeps_so_many_refused_messages_of_an_account_a_day_and_no_more() {
        refuseBefore(Duration.ofHours(23), 9_999);
        refuseBefore(Duration.ofHours(25), 10_000);
        var one = alipay.signed(alipay.paid(attempt, "0.01"));
        assertThat(shop.callBack(one).body()).isEqualTo("success");
        assertRefused(attempt, "amount-mismatch");

        var another = alipay.signed(alipay.paid(attempt, "0.02"));
        assertThat(shop.callBack(another).body()).describedAs("to come again").isEqualTo("fail");
        assertThat(count("event_log.event where name = 'order.claim-refused/1' and payload like '%" + attempt + "%'"))
                .isOne();
        assertThat(shop.callBack(alipay.signed(alipay.paid(attempt, "19.90"))).body())
                .describedAs("what is believed is heard all the same")
                .isEqualTo("success");
        assertThat(shop.read(order.text("id")).text("state")).isEqualTo("paid");
    }

    @AfterEach
    void leave_none_of_many_behind() {
        sql.sql("delete from refused_claim where reference = 'many'").update();
    }

    private void refuseBefore(Duration time, int times) {
        sql.sql("""
                insert into refused_claim (claim, position, merchant, provider, account, reference, code, detail, evidence,
                                           refused_at)
                select 'cl_' || ? || n, -(select count(*) from refused_claim) - n, ?, 'alipay-wap', ?, 'many', 'x', 'x', 'x',
                       ?
                  from generate_series(1, ?) n
                """)
                .params(
                        time.toHours(),
                        shop.merchant,
                        shop.alias,
                        Timestamp.from(clock.instant().minus(time)),
                        times)
                .update();
    }

    @Test
    void refuses_the_valid_message_of_another_merchant() {
        var othersAlipay = Alipay.create();
        var other = Shops.with(environment, othersAlipay);

        assertThat(other.callBack(othersAlipay.signed(othersAlipay.paid(attempt, "19.90")))
                        .body())
                .isEqualTo("success");
        assertRefused(other, attempt, "account-mismatch");
        assertThat(shop.read(order.text("id")).text("state")).isEqualTo("awaiting-payment");
    }

    @Test
    void believes_nothing_that_is_not_signed_by_alipay() {
        var notice = alipay.paid(attempt, "19.90");
        var form = new String(alipay.signed(notice), StandardCharsets.UTF_8);
        var forged = Alipay.signed(notice, Alipay.keys());
        var tampered = form.replace("total_amount=19.90", "total_amount=19.91").getBytes(StandardCharsets.UTF_8);
        var unsigned = form.replaceAll("&sign=[^&]*", "").getBytes(StandardCharsets.UTF_8);

        for (var body : new byte[][] {forged, tampered, unsigned, new byte[0], {(byte) 0xff}}) {
            assertThat(shop.callBack(body).body()).isNotEqualTo("success");
        }
        assertThat(shop.read(order.text("id")).text("state")).isEqualTo("awaiting-payment");
        var kept = shop.get(shop.operatorKey, "/v1/refused-claims/unsigned?limit=100")
                .body()
                .at("/items");
        assertThat(StreamSupport.stream(kept.spliterator(), false)
                        .filter(row -> row.get("merchant").asText().equals(shop.merchant)))
                .hasSize(5);
    }

    @Test
    void knows_nobody_at_an_alias_that_was_never_given_out() {
        assertThat(shop.post("", "/v1/callback/alipay-wap/0000000000000000000000000001", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(shop.post("", "/v1/callback/paypal/0000000000000000000000000001", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void leaves_no_persons_data_in_the_log() {
        shop.callBack(alipay.signed(alipay.paid(attempt, "19.90")));
        var everything = sql.sql("select coalesce(string_agg(payload || metadata, ''), '') from event_log.event")
                .query(String.class)
                .single();
        assertThat(everything).doesNotContain("15705420001").doesNotContain("2088102122524333");
    }

    @Test
    void keeps_a_refused_message_once_however_its_envelope_changes() {
        var form = alipay.signed(alipay.paid(attempt, "1.00"));
        for (int i = 0; i < 5; i++) shop.callBack(form, "X-Trace-" + i);
        assertRefused(attempt, "amount-mismatch");
        assertThat(count("event_log.event where name = 'order.claim-refused/1' and payload like '%" + attempt + "%'"))
                .isOne();
        assertThat(count("evidence where account = '" + shop.alias + "'")).isOne();
    }

    @Test
    void stay_with_the_account_that_the_attempt_was_started_with() {
        shop.enter(Alipay.create().account());

        assertThat(shop.callBack(alipay.signed(alipay.paid(attempt, "19.90"))).body())
                .isEqualTo("success");
        assertThat(shop.read(order.text("id")).text("state")).isEqualTo("paid");
    }

    @Test
    void of_strangers_are_kept_up_to_a_limit() {
        for (int i = 0; i <= STRANGERS_MAX; i++) shop.callBack(new byte[] {'x'});
        assertThat(count("unsigned_callback where account = '" + shop.alias + "'"))
                .isEqualTo(STRANGERS_MAX);
    }

    @Test
    void are_refused_unread_beyond_64_kibibytes() {
        assertThat(shop.callBack(new byte[64 * 1024]).statusCode()).isEqualTo(400);
        assertThat(shop.callBack(new byte[64 * 1024 + 1]).statusCode()).isEqualTo(413);
    }

    @Test
    void after_a_payment_or_after_closing_are_owed_to_the_payer() {
        shop.callBack(alipay.signed(alipay.paid(attempt, "19.90")));
        var again = new TreeMap<>(alipay.paid(attempt, "19.90"));
        again.put("trade_no", "another");
        shop.callBack(alipay.signed(again));
        assertThat(shop.read(order.text("id")).body().at("/owed/0/transaction").asText())
                .isEqualTo("another");
        assertThat(shop.read(order.text("id")).body().at("/owed").size()).isOne();
    }

    private long count(String what) {
        return sql.sql("select count(*) from " + what).query(Long.class).single();
    }

    private void assertRefused(String reference, String code) {
        assertRefused(shop, reference, code);
    }

    private static void assertRefused(Shop shop, String reference, String code) {
        var account = shop.alias;
        await().untilAsserted(() -> {
            var claims = shop.get(shop.operatorKey, "/v1/refused-claims?limit=100&code=" + code)
                    .body()
                    .at("/items");
            assertThat(StreamSupport.stream(claims.spliterator(), false)
                            .filter(claim -> claim.get("account").asText().equals(account))
                            .map(claim -> claim.get("reference").asText()))
                    .contains(reference);
        });
    }

    private String evidence(String id) {
        return Shop.raw(shop.base + "/v1/evidence/" + id, shop.operatorKey);
    }
}
