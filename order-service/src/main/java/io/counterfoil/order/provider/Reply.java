package io.counterfoil.order.provider;

/** An answer in the provider's own protocol. */
public record Reply(int status, String contentType, String body) {}
