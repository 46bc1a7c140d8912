package io.counterfoil.order.provider;

import io.counterfoil.kernel.order.PaymentParameters;

/** What came of preparing an attempt. */
public sealed interface Prepared {
    record Ready(PaymentParameters payment) implements Prepared {}

    /** The provider said no, in an answer that can be trusted. */
    record Refused(String code, String detail) implements Prepared {}

    /** The provider says that it is paid, without saying how much or for what: asking will tell. */
    record PaidAlready() implements Prepared {}

    /** Nobody knows: prepare again, with the same number. */
    record Unknown(String why) implements Prepared {}
}
