package io.counterfoil.channel.trading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.channel.account.AccountCommand.AddKey;
import io.counterfoil.channel.account.AccountState.Kept;
import io.counterfoil.channel.scheme.SigningKey;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.KeyId;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose a key is, and the secrets of those that we sign with. */
@Component
final class PartyKeys {
    private static final int SECRET_BYTES = 32;

    private final ChannelReader reader;
    private final KeyRing ring;
    private final CommandGateway gateway;
    private final InstantSource clock;

    PartyKeys(ChannelReader reader, KeyRing ring, CommandGateway gateway, InstantSource clock) {
        this.reader = reader;
        this.ring = ring;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** The party that the key is of; empty where it is nobody's. */
    Optional<Party> party(Scheme scheme, String key, Asset asset) {
        return reader.key(KeyId.of(scheme, key, asset)).map(held -> new Party(held.account(), key));
    }

    /**
     * @param field the pointer of what named the key
     * @throws Rejected {@code key-unknown}
     */
    Party require(Scheme scheme, String key, Asset asset, String field) {
        return party(scheme, key, asset).orElseThrow(() -> unknown(field));
    }

    /** In the same words of a key that is nobody's and of one that is another's. */
    static Rejected unknown(String field) {
        return Rejected.invalid("key-unknown", "This is no key of the party's.", field);
    }

    /** The same request gives the same key: it follows from it and from what only we know. */
    String make(AccountId id, Kept account, Scheme scheme, String request) {
        Schemes.requireAsset(scheme, account.asset());
        var secret = ring.derive("channel key " + id + " " + scheme + " " + request, SECRET_BYTES);
        var key = Schemes.of(scheme).key(secret).party();
        var text = Base64.getEncoder().encodeToString(secret);
        add(id, account, scheme, key, ring.encrypt(new Owner("account", id.value()), text));
        return key;
    }

    /**
     * @param proof none where nobody doubts it
     * @return the key, as {@code Party.key} has it
     */
    String add(AccountId id, Kept account, Scheme scheme, String text, Optional<String> proof) {
        Schemes.requireAsset(scheme, account.asset());
        var key = Schemes.of(scheme).requireKey(text);
        var message = Accounts.proofText(id, key).getBytes(UTF_8);
        if (proof.isPresent() && !Schemes.of(scheme).isSigned(key, message, proof.get())) {
            throw Rejected.invalid("key-unproven", "The proof is not the key's signature.", "/proof");
        }
        add(id, account, scheme, key, (Encrypted) null);
        return key;
    }

    private void add(AccountId id, Kept account, Scheme scheme, String key, @Nullable Encrypted secret) {
        gateway.sendAndWait(new AddKey(id, scheme, key, account.asset(), secret, clock.instant()));
    }

    /** @throws Rejected {@code key-elsewhere} where we do not have its secret */
    SigningKey managed(Scheme scheme, String key, Asset asset) {
        return reader.key(KeyId.of(scheme, key, asset))
                .flatMap(held -> Optional.ofNullable(held.secret()))
                .flatMap(ring::decrypt)
                .map(secret -> Schemes.of(scheme).key(Base64.getDecoder().decode(secret)))
                .orElseThrow(() -> new Rejected("key-elsewhere", "We do not keep the secret of " + key + "."));
    }
}
