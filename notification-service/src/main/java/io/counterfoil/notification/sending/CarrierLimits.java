package io.counterfoil.notification.sending;

import java.time.Duration;

/**
 * What a receiver may cost.
 *
 * @param connect to learn a host's addresses, and to connect to each of them
 * @param whole of an attempt, from its beginning to the end of the answer
 */
public record CarrierLimits(Duration connect, Duration whole) {}
