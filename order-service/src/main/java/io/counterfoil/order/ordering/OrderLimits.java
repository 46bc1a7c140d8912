package io.counterfoil.order.ordering;

import java.time.Duration;

/** What an order may say. */
public final class OrderLimits {
    public static final int ORDER_NO_LENGTH_MAX = 64;
    public static final int QUANTITY_MAX = 10_000;
    public static final int PAYER_LENGTH_MAX = 128;
    public static final int RECIPIENT_LENGTH_MAX = 512;
    public static final int ATTACHMENT_LENGTH_MAX = 1_024;
    /** An IPv6 address that ends in an IPv4 one. */
    public static final int PAYER_ADDRESS_LENGTH_MAX = 45;

    /** WeChat gives out 28 characters and reserves 128. */
    public static final int OPENID_LENGTH_MAX = 128;

    public static final int RETURN_URL_LENGTH_MAX = 256;
    public static final Duration EXPIRES_IN_DEFAULT = Duration.ofMinutes(30);

    /** Alipay and WeChat take no less. */
    public static final Duration EXPIRES_IN_MIN = Duration.ofMinutes(1);

    /** WeChat takes no more; Alipay would take 15 days. */
    public static final Duration EXPIRES_IN_MAX = Duration.ofDays(7);

    private OrderLimits() {}
}
