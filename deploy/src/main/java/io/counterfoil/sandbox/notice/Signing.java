package io.counterfoil.sandbox.notice;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.Optional;

/**
 * How one delivery is signed.
 *
 * @param at the moment that it names as its own
 * @param foreign a key that is not the provider's, to sign with instead of the provider's
 */
public record Signing(Instant at, Optional<PrivateKey> foreign) {}
