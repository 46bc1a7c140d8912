package io.counterfoil.order.merchant;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.MerchantEvent.KeyRevoked;
import io.counterfoil.kernel.order.MerchantEvent.MerchantDisabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantEnabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantEvent.ProviderAccountSet;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.text.Name;
import io.counterfoil.order.merchant.MerchantCommand.AccountValues;
import io.counterfoil.order.merchant.MerchantCommand.DisableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.EnableMerchant;
import io.counterfoil.order.merchant.MerchantCommand.IssueKey;
import io.counterfoil.order.merchant.MerchantCommand.RegisterMerchant;
import io.counterfoil.order.merchant.MerchantCommand.RevokeKey;
import io.counterfoil.order.merchant.MerchantCommand.SetProviderAccount;
import io.counterfoil.order.merchant.MerchantState.Absent;
import io.counterfoil.order.merchant.MerchantState.HeldKey;
import io.counterfoil.order.merchant.MerchantState.Registered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of a merchant. */
final class Merchant implements Decider<MerchantCommand, MerchantState, MerchantEvent> {
    /** Valid at the same time, of one kind: enough to replace keys one server at a time. */
    static final int KEYS_OF_A_KIND_MAX = 20;
    /** Issued ever: what was revoked stays in the books. */
    static final int KEYS_EVER_MAX = 1_000;

    @Override
    public MerchantState initial() {
        return new Absent();
    }

    @Override
    public List<MerchantEvent> decide(MerchantCommand command, MerchantState state) {
        return switch (command) {
            case RegisterMerchant register -> register(register, state);
            case DisableMerchant disable -> disable(disable, registered(state));
            case EnableMerchant enable -> enable(enable, registered(state));
            case IssueKey issue -> issue(issue, registered(state));
            case RevokeKey revoke -> revoke(revoke, registered(state));
            case SetProviderAccount set -> setAccount(set, registered(state));
        };
    }

    private List<MerchantEvent> register(RegisterMerchant command, MerchantState state) {
        if (state instanceof Registered known) {
            if (known.by().name().equals(command.name())) return List.of();
            throw Rejected.differs(
                    "idempotency-key-reused", "The key was used to create a merchant of another name.", "/name");
        }
        return List.of(new MerchantRegistered(command.merchant(), Name.fit(command.name()), command.now()));
    }

    private List<MerchantEvent> disable(DisableMerchant command, Registered merchant) {
        return merchant.enabled() ? List.of(new MerchantDisabled(command.merchant(), command.now())) : List.of();
    }

    private List<MerchantEvent> enable(EnableMerchant command, Registered merchant) {
        return merchant.enabled() ? List.of() : List.of(new MerchantEnabled(command.merchant(), command.now()));
    }

    /** Asked again under the same name, the key that was issued the first time stands. */
    private List<MerchantEvent> issue(IssueKey command, Registered merchant) {
        @Nullable HeldKey known = merchant.keys().get(command.key());
        if (known != null) {
            if (known.issued().kind() == command.kind()) return List.of();
            throw Rejected.differs(
                    "idempotency-key-reused", "The key was used to issue a key of the other kind.", "/kind");
        }
        if (merchant.valid(command.kind()) >= KEYS_OF_A_KIND_MAX
                || merchant.keys().size() >= KEYS_EVER_MAX) {
            throw new Rejected(
                    "too-many-keys",
                    "At most " + KEYS_OF_A_KIND_MAX + " keys of a kind are valid at a time, and " + KEYS_EVER_MAX
                            + " are ever issued.");
        }
        return List.of(new KeyIssued(
                command.merchant(), command.key(), command.kind(), command.hash(), command.hint(), command.now()));
    }

    private List<MerchantEvent> revoke(RevokeKey command, Registered merchant) {
        return known(merchant, command.key()).isValid()
                ? List.of(new KeyRevoked(command.merchant(), command.key(), command.now()))
                : List.of();
    }

    private List<MerchantEvent> setAccount(SetProviderAccount command, Registered merchant) {
        var values = command.account();
        @Nullable ProviderAccountSet known = merchant.accounts().get(values.provider());
        var account = new ProviderAccountSet(
                command.merchant(),
                values.provider(),
                known != null && sameIdentity(known, values) ? known.alias() : nextAlias(merchant),
                values.settings(),
                values.secrets(),
                command.now());
        return known != null && same(known, account) ? List.of() : List.of(account);
    }

    private static boolean sameIdentity(ProviderAccountSet known, AccountValues values) {
        return values.identity().stream()
                .allMatch(field -> Objects.equals(
                        known.settings().get(field), values.settings().get(field)));
    }

    private static String nextAlias(Registered merchant) {
        int accounts = merchant.everyAccount().size();
        if (accounts >= Aliases.ACCOUNTS_MAX) {
            throw new Rejected(
                    "too-many-accounts", "A merchant has at most " + Aliases.ACCOUNTS_MAX + " accounts, ever.");
        }
        return Aliases.of(merchant.by().merchant(), accounts + 1);
    }

    private static boolean same(ProviderAccountSet one, ProviderAccountSet other) {
        return one.settings().equals(other.settings()) && one.secrets().equals(other.secrets());
    }

    @Override
    public MerchantState evolve(MerchantState state, MerchantEvent event) {
        return switch (event) {
            case MerchantRegistered e -> new Registered(e, true, Map.of(), Map.of(), Map.of());
            case MerchantDisabled _ -> registered(state).enabled(false);
            case MerchantEnabled _ -> registered(state).enabled(true);
            case KeyIssued e -> registered(state).with(new HeldKey(e, null));
            case KeyRevoked e -> revoked(registered(state), e);
            case ProviderAccountSet e -> registered(state).with(e);
        };
    }

    private static Registered revoked(Registered merchant, KeyRevoked event) {
        var issued = known(merchant, event.key()).issued();
        return merchant.with(new HeldKey(issued, event.at()));
    }

    private static HeldKey known(Registered merchant, String name) {
        @Nullable HeldKey key = merchant.keys().get(name);
        if (key == null) throw Rejected.unknown("key-unknown", "Nothing is known by this id.");
        return key;
    }

    private static Registered registered(MerchantState state) {
        return switch (state) {
            case Registered merchant -> merchant;
            case Absent _ -> throw Rejected.unknown(MerchantId.class);
        };
    }
}
