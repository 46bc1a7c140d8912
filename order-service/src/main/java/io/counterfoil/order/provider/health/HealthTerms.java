package io.counterfoil.order.provider.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What one provider may cost.
 *
 * @param accountCallsMax how many calls about one account may be under way at once
 * @param providerCallsMax how many calls to one provider may be under way at once, whosever account it is
 * @param prepareWithin how long a front end waits for a payment to be prepared
 * @param answerWithin how long the answer to a query or to closing is waited for
 * @param circuit when an account is left alone
 */
@ConfigurationProperties("counterfoil.providers")
record HealthTerms(
        @DefaultValue("16") int accountCallsMax,
        @DefaultValue("48") int providerCallsMax,
        @DefaultValue("2500ms") Duration prepareWithin,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue Circuit circuit) {

    HealthTerms {
        Assert.isTrue(accountCallsMax > 1, "counterfoil.providers.account-calls-max is less than 2");
        Assert.isTrue(
                providerCallsMax >= accountCallsMax,
                "counterfoil.providers.provider-calls-max is less than account-calls-max");
    }

    /**
     * @param calls how many of the last calls are looked at; before as many were made, the circuit stays closed
     * @param failuresPercent how many of them have to fail for the circuit to open
     * @param openFor how long the account is left alone then
     * @param trials how many calls are tried after that before the circuit closes, or opens again
     */
    record Circuit(
            @DefaultValue("10") int calls,
            @DefaultValue("50") int failuresPercent,
            @DefaultValue("30s") Duration openFor,
            @DefaultValue("2") int trials) {}
}
