package io.counterfoil.order.provider;

import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.Optional;

/** Something a provider says and has signed. The order decides whether to believe it. */
public sealed interface Fact {
    /** The attempt's number as the provider has it; not necessarily one of ours. */
    String reference();

    /**
     * @param transaction the provider's own number
     * @param amount the gross amount, coupons not taken off
     * @param paidAt by the provider's clock
     * @param buyer who paid, as the provider names them
     */
    record Paid(String reference, String transaction, Money amount, Instant paidAt, Optional<String> buyer)
            implements Fact {}

    /** The attempt can no longer be paid, and was not. */
    record ClosedUnpaid(String reference) implements Fact {}

    /** The attempt waits for the payer. */
    record Unpaid(String reference) implements Fact {}

    /**
     * Money went back.
     *
     * @param refunded how much, where the message tells: Alipay's the sum of all refunds so far, WeChat Pay's this one alone
     */
    record Refunded(
            String reference, String transaction, Optional<String> refundNo, Optional<Money> refunded, Instant at)
            implements Fact {}
}
