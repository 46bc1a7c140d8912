package io.counterfoil.sandbox.notice;

import java.time.Instant;

/**
 * Something that a provider tells a merchant, until the merchant has heard it.
 *
 * @param id the provider's own number of the notice
 * @param provider whose {@link Notifier} signs it
 * @param account by which the notifier finds the keys
 * @param url where it goes
 * @param expiresAt when the attempt can no longer be paid
 * @param content what is the same in every delivery, in the notifier's own form
 */
public record Notice(
        String id, String provider, String attempt, String account, String url, Instant expiresAt, String content) {
    public Notice with(String otherContent) {
        return new Notice(id, provider, attempt, account, url, expiresAt, otherContent);
    }
}
