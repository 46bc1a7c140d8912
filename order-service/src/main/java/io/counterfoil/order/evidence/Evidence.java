package io.counterfoil.order.evidence;

import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The archive of what providers said, byte for byte, encrypted.
 *
 * <p>Events name a message by its id, which is derived from what was signed: the same message twice is kept
 * once, as it came first.
 */
@Component
public class Evidence {
    private final JdbcClient sql;
    private final KeyRing keys;
    private final InstantSource clock;

    Evidence(JdbcClient sql, KeyRing keys, InstantSource clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param payer what is known of the payer, so that to forget the payer is to forget the message too
     * @return the message's id, {@code ev_…}
     */
    public String keep(ProviderAccount account, Message message, Optional<Encrypted> payer) {
        var id = Ids.derive("ev", account.provider(), account.alias(), sha256(message.content()));
        var content = encrypted(account, new String(message.bytes(), StandardCharsets.ISO_8859_1), payer);
        sql.sql("""
                insert into evidence (id, provider, account, source, received_at, key, content)
                values (?, ?, ?, ?, ?, ?, ?)
                    on conflict do nothing
                """)
                .params(
                        id,
                        account.provider(),
                        account.alias(),
                        message.source(),
                        Timestamp.from(clock.instant()),
                        content.key(),
                        content.text())
                .update();
        return id;
    }

    /** The message as it came; empty where there is none, or its payer has been forgotten. */
    public Optional<byte[]> find(String id) {
        return sql.sql("select key, content from evidence where id = ?")
                .param(id)
                .query((row, _) -> new Encrypted(row.getString("key"), row.getString("content")))
                .optional()
                .flatMap(keys::decrypt)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Encrypted encrypted(ProviderAccount account, String text, Optional<Encrypted> payer) {
        return payer.flatMap(sibling -> keys.encryptLike(sibling, text))
                .orElseGet(() -> keys.encrypt(Owner.merchant(account.merchant()), text));
    }

    /** Hex SHA-256. */
    public static String sha256(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
