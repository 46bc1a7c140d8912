package io.counterfoil.channel.account;

import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.personal.Encrypted;
import org.jspecify.annotations.Nullable;

/**
 * Whose a key is.
 *
 * @param secret where we keep it
 */
public record HeldKey(AccountId account, @Nullable Encrypted secret) {}
