package io.counterfoil.sandbox.pay;

/**
 * How a provider looks to a payer.
 *
 * @param colour as in a style sheet: {@code #1677ff}
 */
public record Brand(String name, String colour) {}
