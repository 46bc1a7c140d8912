package io.counterfoil.order.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.kernel.order.MerchantEvent.KeyRevoked;
import io.counterfoil.kernel.order.MerchantEvent.MerchantDisabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantEnabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantEvent.ProviderAccountSet;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.kernel.text.Name;
import io.counterfoil.order.merchant.MerchantCommand.AccountValues;
import io.counterfoil.order.merchant.MerchantCommand.DisableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.EnableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.IssueKey;
import io.counterfoil.order.merchant.MerchantCommand.RegisterMerchant;
import io.counterfoil.order.merchant.MerchantCommand.RevokeKey;
import io.counterfoil.order.merchant.MerchantCommand.SetProviderAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManagingAMerchantTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final MerchantId SHOP = MerchantId.derive("shop");
    private static final Merchant RULES = new Merchant();

    private final List<MerchantEvent> history = new ArrayList<>();

    @Test
    void starts_with_a_name() {
        assertThat(when(register("Tea"))).containsExactly(new MerchantRegistered(SHOP, "Tea", NOW));
        assertThat(when(register("Tea"))).isEmpty();
        assertRefused("idempotency-key-reused", register("Coffee"));
    }

    @Test
    void takes_a_name_as_long_as_the_limit_and_no_longer() {
        assertRefused("name-too-long", register("茶".repeat(Name.LENGTH_MAX + 1)));
        assertRefused("name-blank", register(" "));
        for (var odd : List.of("\n", "\u0000", "\ud800")) assertRefused("name-unprintable", register("Tea" + odd));
        assertThat(when(register("茶".repeat(Name.LENGTH_MAX)))).hasSize(1);
    }

    @Test
    void is_refused_while_there_is_none() {
        assertRefused("merchant-unknown", new DisableMerchant(SHOP, NOW));
        assertRefused("merchant-unknown", new EnableMerchant(SHOP, NOW));
        assertRefused("merchant-unknown", issue("ky_1", KeyKind.SECRET));
        assertRefused("merchant-unknown", new RevokeKey(SHOP, "ky_1", NOW));
        assertRefused("merchant-unknown", account("secret"));
    }

    @Test
    void disables_and_enables_once() {
        when(register("Tea"));
        assertThat(when(new EnableMerchant(SHOP, NOW))).isEmpty();
        assertThat(when(new DisableMerchant(SHOP, NOW))).containsExactly(new MerchantDisabled(SHOP, NOW));
        assertThat(when(new DisableMerchant(SHOP, NOW))).isEmpty();
        assertThat(when(new EnableMerchant(SHOP, NOW))).containsExactly(new MerchantEnabled(SHOP, NOW));
    }

    @Test
    void issues_a_key_once_and_revokes_it_once() {
        when(register("Tea"));
        assertThat(when(issue("ky_1", KeyKind.SECRET)))
                .containsExactly(new KeyIssued(SHOP, "ky_1", KeyKind.SECRET, "hash", "hint", NOW));
        assertThat(when(issue("ky_1", KeyKind.SECRET))).isEmpty();
        assertRefused("idempotency-key-reused", issue("ky_1", KeyKind.PUBLISHABLE));
        assertThat(when(new RevokeKey(SHOP, "ky_1", NOW))).containsExactly(new KeyRevoked(SHOP, "ky_1", NOW));
        assertThat(when(new RevokeKey(SHOP, "ky_1", NOW))).isEmpty();
        assertThat(when(issue("ky_1", KeyKind.SECRET)))
                .describedAs("a key that was revoked stays revoked")
                .isEmpty();
        assertRefused("key-unknown", new RevokeKey(SHOP, "ky_2", NOW));
    }

    @Test
    void has_as_many_valid_keys_of_a_kind_as_the_limit_and_no_more() {
        when(register("Tea"));
        for (int i = 0; i < Merchant.KEYS_OF_A_KIND_MAX; i++) when(issue("ky_" + i, KeyKind.SECRET));
        assertRefused("too-many-keys", issue("ky_more", KeyKind.SECRET));
        assertThat(when(issue("ky_other", KeyKind.PUBLISHABLE))).hasSize(1);
        when(new RevokeKey(SHOP, "ky_0", NOW));
        assertThat(when(issue("ky_more", KeyKind.SECRET))).hasSize(1);
    }

    @Test
    void issues_as_many_keys_ever_as_the_limit_and_no_more() {
        when(register("Tea"));
        for (int i = 0; i < Merchant.KEYS_EVER_MAX; i++) {
            history.add(new KeyIssued(SHOP, "ky_" + i, KeyKind.SECRET, "hash", "hint", NOW));
            history.add(new KeyRevoked(SHOP, "ky_" + i, NOW));
        }
        assertRefused("too-many-keys", issue("ky_more", KeyKind.SECRET));
        history.removeIf(event -> event instanceof KeyIssued key && key.key().equals("ky_0"));
        history.removeIf(event -> event instanceof KeyRevoked key && key.key().equals("ky_0"));
        assertThat(when(issue("ky_more", KeyKind.SECRET))).hasSize(1);
    }

    @Test
    void sets_an_account_anew_only_when_it_differs() {
        when(register("Tea"));
        assertThat(when(account("secret"))).hasSize(1);
        assertThat(when(account("secret"))).isEmpty();
        assertThat(when(account("other")))
                .hasSize(1)
                .allSatisfy(event -> assertThat(alias(event)).endsWith("01"));
    }

    @Test
    void gives_an_account_of_another_identity_another_alias_and_keeps_the_old_one() {
        when(register("Shop"));
        when(account("2021", "secret"));
        var second = when(account("2099", "secret"));
        assertThat(alias(second.getFirst())).endsWith("02");
        assertThat(when(account("2021", "secret"))).hasSize(1);
    }

    private List<MerchantEvent> when(MerchantCommand command) {
        var events = RULES.decide(command, RULES.replay(history));
        history.addAll(events);
        return events;
    }

    private void assertRefused(String code, MerchantCommand command) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> when(command))
                .returns(code, Rejected::code);
    }

    private static MerchantCommand register(String name) {
        return new RegisterMerchant(SHOP, name, NOW);
    }

    private static MerchantCommand issue(String key, KeyKind kind) {
        return new IssueKey(SHOP, key, kind, "hash", "hint", NOW);
    }

    private static String alias(MerchantEvent event) {
        return ((ProviderAccountSet) event).alias();
    }

    private static MerchantCommand account(String secret) {
        return account("2021", secret);
    }

    private static MerchantCommand account(String appId, String secret) {
        var values = new AccountValues(
                "alipay-wap",
                Set.of("appId"),
                Map.of("appId", appId),
                Map.of("appPrivateKey", new Encrypted("key", secret)));
        return new SetProviderAccount(SHOP, values, NOW);
    }
}
