package io.counterfoil.platform.personal;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.platform.eventlog.Beside;
import io.counterfoil.platform.eventlog.Beside.Row;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One key an owner, kept in a table of its own, wrapped by the master key.
 *
 * <p>The table names owners only by a keyed hash: whoever reads it without the master key learns nobody's name.
 */
public final class KeyRing {
    private static final int MASTER_KEY_BYTES = 32;
    private static final int SIV_KEY_BYTES = 64;
    private static final String KEY = "select id as name, encode(wrapped, 'hex') as content from owner_key where ";
    private static final String BY_OWNER = KEY + "owner = ?";
    private static final String BY_NAME = KEY + "id = ?";
    private static final String MAKE =
            "insert into owner_key (id, owner, wrapped) values (?, ?, ?) on conflict (owner) do nothing";
    private static final byte[] NO_CONTEXT = new byte[0];

    private final JdbcClient sql;
    private final Derivation derivation;
    private final AesGcmJce wrapping;

    public KeyRing(JdbcClient sql, byte[] masterKey) {
        if (masterKey.length != MASTER_KEY_BYTES) {
            throw new IllegalArgumentException("the master key has " + masterKey.length + " bytes instead of 32");
        }
        this.sql = sql;
        this.derivation = new Derivation(masterKey);
        this.wrapping = wrapping(derive("wrap owner keys", MASTER_KEY_BYTES));
    }

    private static AesGcmJce wrapping(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same text of the same owner gives the same value. */
    public Encrypted encrypt(Owner owner, String text) {
        return keyOf(owner).encrypt(text);
    }

    /** What the owner's key is called: all that is encrypted for them names it. Empty where there is none. */
    public Optional<String> keyName(Owner owner) {
        return findOf(pseudonym(owner)).map(OwnerKey::name);
    }

    /** Encrypts for whoever {@code sibling} was encrypted for; empty when they have been forgotten. */
    public Optional<Encrypted> encryptLike(Encrypted sibling, String text) {
        return find(sibling.key()).map(key -> key.encrypt(text));
    }

    /** Empty when the owner has been forgotten. */
    public Optional<String> decrypt(Encrypted encrypted) {
        return find(encrypted.key()).map(key -> key.decrypt(encrypted));
    }

    public Disclosure disclosure() {
        return new Disclosure(this);
    }

    /** @param found what was at an owner's {@link #place}: that key is not looked up again */
    public Disclosure disclosure(Optional<Row> found) {
        var disclosure = new Disclosure(this);
        found.map(this::unwrap).ifPresent(disclosure::know);
        return disclosure;
    }

    /** Everything encrypted for the owner is unreadable from now on. */
    public void forget(Owner owner) {
        sql.sql("delete from owner_key where owner = ?").param(pseudonym(owner)).update();
    }

    /** A key for one purpose, derived from the master key (HKDF, RFC 5869). */
    public byte[] derive(String purpose, int bytes) {
        return derivation.derive(purpose, bytes);
    }

    /** Made now where there is none. */
    public OwnerKey keyOf(Owner owner) {
        var pseudonym = pseudonym(owner);
        return findOf(pseudonym).orElseGet(() -> made(pseudonym));
    }

    /** Where the owner's key is, to be looked up together with other things. */
    public Beside place(Owner owner) {
        return new Beside(BY_OWNER, pseudonym(owner));
    }

    /**
     * Made now where there is none.
     *
     * @param found what was at the owner's {@link #place}
     */
    public OwnerKey keyOf(Owner owner, Optional<Row> found) {
        return found.map(this::unwrap).orElseGet(() -> made(pseudonym(owner)));
    }

    private OwnerKey made(String pseudonym) {
        return make(pseudonym).or(() -> findOf(pseudonym)).orElseThrow();
    }

    /** Empty where somebody else was faster. */
    private Optional<OwnerKey> make(String pseudonym) {
        var key = Random.randBytes(SIV_KEY_BYTES);
        var name = UUID.randomUUID().toString();
        int made = sql.sql(MAKE).params(name, pseudonym, wrap(key)).update();
        return made == 0 ? Optional.empty() : Optional.of(key(name, key));
    }

    private Optional<OwnerKey> findOf(String pseudonym) {
        return find(BY_OWNER, pseudonym);
    }

    Optional<OwnerKey> find(String name) {
        return find(BY_NAME, name);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getString("name"), row.getString("content"));
    }

    private Optional<OwnerKey> find(String query, String parameter) {
        return sql.sql(query).param(parameter).query(KeyRing::row).optional().map(this::unwrap);
    }

    private String pseudonym(Owner owner) {
        var info = "owner " + owner.kind() + " " + owner.name();
        return HexFormat.of().formatHex(derive(info, MASTER_KEY_BYTES));
    }

    private byte[] wrap(byte[] key) {
        try {
            return wrapping.encrypt(key, NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private OwnerKey unwrap(Row found) {
        try {
            var wrapped = HexFormat.of().parseHex(found.content());
            return key(found.name(), wrapping.decrypt(wrapped, NO_CONTEXT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the master key does not open key " + found.name(), e);
        }
    }

    private static OwnerKey key(String name, byte[] key) {
        try {
            return new OwnerKey(name, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not a key: " + name, e);
        }
    }
}
