package io.counterfoil.platform.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.Random;
import io.counterfoil.kernel.personal.Encrypted;
import java.security.GeneralSecurityException;
import java.util.Base64;
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
    private static final byte[] NO_CONTEXT = new byte[0];

    private final JdbcClient sql;
    private final byte[] masterKey;

    public KeyRing(JdbcClient sql, byte[] masterKey) {
        if (masterKey.length != MASTER_KEY_BYTES) {
            throw new IllegalArgumentException("the master key has " + masterKey.length + " bytes instead of 32");
        }
        this.sql = sql;
        this.masterKey = masterKey.clone();
    }

    /** The same text of the same owner gives the same value. */
    public Encrypted encrypt(Owner owner, String text) {
        return encrypt(keyOf(owner), text);
    }

    /** What the owner's key is called: all that is encrypted for them names it. Empty where there is none. */
    public Optional<String> keyName(Owner owner) {
        return find("owner = ?", pseudonym(owner)).map(OwnerKey::id);
    }

    /** Encrypts for whoever {@code sibling} was encrypted for; empty when they have been forgotten. */
    public Optional<Encrypted> encryptLike(Encrypted sibling, String text) {
        return find("id = ?", sibling.key()).map(key -> encrypt(key, text));
    }

    private Encrypted encrypt(OwnerKey key, String text) {
        try {
            var ciphertext = new AesSiv(unwrap(key)).encryptDeterministically(text.getBytes(UTF_8), NO_CONTEXT);
            return new Encrypted(key.id(), Base64.getEncoder().encodeToString(ciphertext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /** Empty when the owner has been forgotten. */
    public Optional<String> decrypt(Encrypted encrypted) {
        return find("id = ?", encrypted.key()).map(key -> {
            try {
                var ciphertext = Base64.getDecoder().decode(encrypted.text());
                return new String(new AesSiv(unwrap(key)).decryptDeterministically(ciphertext, NO_CONTEXT), UTF_8);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("what was encrypted under key " + key.id() + " was changed", e);
            }
        });
    }

    /** Everything encrypted for the owner is unreadable from now on. */
    public void forget(Owner owner) {
        sql.sql("delete from owner_key where owner = ?").param(pseudonym(owner)).update();
    }

    /** A key for one purpose, derived from the master key (HKDF, RFC 5869). */
    public byte[] derive(String purpose, int bytes) {
        try {
            return Hkdf.computeHkdf("HmacSha256", masterKey, NO_CONTEXT, purpose.getBytes(UTF_8), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private OwnerKey keyOf(Owner owner) {
        var pseudonym = pseudonym(owner);
        return find("owner = ?", pseudonym).orElseGet(() -> {
            sql.sql("insert into owner_key (id, owner, wrapped) values (?, ?, ?) on conflict (owner) do nothing")
                    .params(UUID.randomUUID().toString(), pseudonym, wrap(Random.randBytes(SIV_KEY_BYTES)))
                    .update();
            return find("owner = ?", pseudonym).orElseThrow();
        });
    }

    private Optional<OwnerKey> find(String condition, String value) {
        return sql.sql("select id, wrapped from owner_key where " + condition)
                .param(value)
                .query((row, _) -> new OwnerKey(row.getString("id"), row.getBytes("wrapped")))
                .optional();
    }

    private String pseudonym(Owner owner) {
        var info = "owner " + owner.kind() + " " + owner.name();
        return HexFormat.of().formatHex(derive(info, MASTER_KEY_BYTES));
    }

    private byte[] wrap(byte[] key) {
        try {
            return new AesGcmJce(derive("wrap owner keys", MASTER_KEY_BYTES)).encrypt(key, NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] unwrap(OwnerKey key) throws GeneralSecurityException {
        return new AesGcmJce(derive("wrap owner keys", MASTER_KEY_BYTES)).decrypt(key.wrapped(), NO_CONTEXT);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record OwnerKey(String id, byte[] wrapped) {}
}
