package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * All that is done with accounts and their keys. Every refusal is a {@link Rejected}; of accounts that are not the asker's it
 * is {@code account-unknown}.
 */
@Component
public class Accounts {
    /** Opened again it is the same. */
    public AccountId open(Asker asker, MerchantId party, Asset asset) {
        throw new UnsupportedOperationException();
    }

    public AccountView account(Asker asker, AccountId account) {
        throw new UnsupportedOperationException();
    }

    /** By operators alone. The same reference again is the same movement. */
    public void deposit(Asker asker, AccountId account, String reference, Money amount) {
        throw new UnsupportedOperationException();
    }

    /** By operators alone. */
    public void withdraw(Asker asker, AccountId account, String reference, Money amount) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a key whose secret we keep, and sign with.
     *
     * @param request what the asker calls it: asked for again under the same name, it is the same key
     * @return the key, as {@code Party.key} has it
     */
    public String makeKey(Asker asker, AccountId account, Scheme scheme, String request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Adds a key that was made elsewhere.
     *
     * @param proof the key's signature over {@link #proofText}; operators need none. On Filecoin in hexadecimal as its tools
     *     print it, the kind first; else in base64url
     * @throws Rejected {@code key-taken} where it is another account's, {@code key-unproven}
     */
    public void addKey(Asker asker, AccountId account, Scheme scheme, String key, Optional<String> proof) {
        throw new UnsupportedOperationException();
    }

    /** What a key signs that is to be added to an account. */
    public static String proofText(AccountId account, String key) {
        return "counterfoil: " + key + " is a key of " + account;
    }

    /** The newest first. */
    public Page<AccountRow> list(Asker asker, PageRequest page) {
        throw new UnsupportedOperationException();
    }
}
