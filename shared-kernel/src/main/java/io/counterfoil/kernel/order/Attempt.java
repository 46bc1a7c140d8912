package io.counterfoil.kernel.order;

/**
 * One attempt to pay an order.
 *
 * @param provider {@code alipay-wap} and so on
 * @param account the alias of the merchant's account with the provider
 */
public record Attempt(AttemptNo number, String provider, String account) {}
