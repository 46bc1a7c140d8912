package io.counterfoil.channel.trading.web;

/**
 * What a party's signatures are held against.
 *
 * @param scheme native or filecoin
 * @param key a Filecoin address, or an Ed25519 public key in base64url
 */
record KeyBody(String scheme, String key) {}
