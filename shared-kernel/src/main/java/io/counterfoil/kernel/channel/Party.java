package io.counterfoil.kernel.channel;

/** @param key what its signatures are held against: a Filecoin address as the main net writes it, or an Ed25519 public key in base64url */
public record Party(AccountId account, String key) {}
