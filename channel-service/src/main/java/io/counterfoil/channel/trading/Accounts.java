package io.counterfoil.channel.trading;

import io.counterfoil.channel.account.AccountCommand.Deposit;
import io.counterfoil.channel.account.AccountCommand.OpenAccount;
import io.counterfoil.channel.account.AccountCommand.Withdraw;
import io.counterfoil.channel.account.AccountState.Kept;
import io.counterfoil.channel.trading.views.AccountList;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * All that is done with accounts and their keys. Every refusal is a {@link Rejected}; of accounts that are not the asker's it
 * is {@code account-unknown}.
 */
@Component
public class Accounts {
    static final int REFERENCE_LENGTH_MAX = 128;

    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1," + REFERENCE_LENGTH_MAX + "}");
    private static final List<String> OUR_REFERENCES = List.of(FundingId.PREFIX + "_", ChannelId.PREFIX + "_");

    private final ChannelReader reader;
    private final PartyKeys keys;
    private final AccountList list;
    private final CommandGateway gateway;
    private final InstantSource clock;

    Accounts(ChannelReader reader, PartyKeys keys, AccountList list, CommandGateway gateway, InstantSource clock) {
        this.reader = reader;
        this.keys = keys;
        this.list = list;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Opened again it is the same. */
    public AccountId open(Asker asker, MerchantId party, Asset asset) {
        var account = AccountId.derive(party.value(), asset.toString());
        if (!asker.actsFor(account, asset)) throw Rejected.unknown(AccountId.class);
        gateway.sendAndWait(new OpenAccount(account, party.value(), asset, clock.instant()));
        return account;
    }

    public AccountView account(Asker asker, AccountId account) {
        var kept = require(asker, account);
        return new AccountView(
                account,
                kept.party(),
                kept.balance(),
                kept.reserved(),
                kept.available(),
                kept.keys().stream()
                        .map(key -> new AccountView.Key(key.scheme(), key.key()))
                        .toList());
    }

    private Kept require(Asker asker, AccountId account) {
        var kept = reader.account(account);
        if (asker.actsFor(account, kept.asset())) return kept;
        throw Rejected.unknown(AccountId.class);
    }

    /** By operators alone. The same reference again is the same movement. */
    public void deposit(Asker asker, AccountId account, String reference, Money amount) {
        requireOperator(asker);
        requireReference(reference);
        gateway.sendAndWait(new Deposit(account, reference, amount, clock.instant()));
    }

    /** By operators alone. */
    public void withdraw(Asker asker, AccountId account, String reference, Money amount) {
        requireOperator(asker);
        requireReference(reference);
        gateway.sendAndWait(new Withdraw(account, reference, amount, clock.instant()));
    }

    /** None that deposits into channels and payouts out of them go by. */
    private static void requireReference(String reference) {
        boolean isOurs = OUR_REFERENCES.stream().anyMatch(reference::startsWith);
        if (!isOurs && REFERENCE.matcher(reference).matches()) return;
        throw Rejected.invalid(
                "reference-invalid",
                "A reference has 1 to " + REFERENCE_LENGTH_MAX
                        + " visible ASCII characters, and does not begin like one" + " of ours.",
                "/reference");
    }

    private static void requireOperator(Asker asker) {
        if (!(asker instanceof Asker.Operator)) throw Rejected.unknown(AccountId.class);
    }

    /**
     * Makes a key whose secret we keep, and sign with.
     *
     * @param request what the asker calls it: asked for again under the same name, it is the same key
     * @return the key, as {@code Party.key} has it
     */
    public String makeKey(Asker asker, AccountId account, Scheme scheme, String request) {
        return keys.make(account, require(asker, account), scheme, request);
    }

    /**
     * Adds a key that was made elsewhere.
     *
     * @param proof the key's signature over {@link #proofText}; operators need none. On Filecoin in hexadecimal as its tools
     *     print it, the kind first; else in base64url
     * @return the key, as {@code Party.key} has it
     * @throws Rejected {@code key-taken} where it is another account's, {@code key-unproven}
     */
    public String addKey(Asker asker, AccountId account, Scheme scheme, String key, Optional<String> proof) {
        var kept = require(asker, account);
        if (proof.isEmpty() && !(asker instanceof Asker.Operator)) {
            throw Rejected.invalid("key-unproven", "The key has to prove itself by a signature.", "/proof");
        }
        return keys.add(account, kept, scheme, key, proof);
    }

    /**
     * What a key signs that is to be added to an account.
     *
     * @param key as {@code Party.key} has it
     */
    public static String proofText(AccountId account, String key) {
        return "counterfoil: " + key + " is a key of " + account;
    }

    /** The newest first. */
    public Page<AccountRow> list(Asker asker, PageRequest page) {
        return list.page(asker, page);
    }
}
