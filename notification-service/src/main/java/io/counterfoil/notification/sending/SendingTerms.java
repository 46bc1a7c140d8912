package io.counterfoil.notification.sending;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What sending may cost, in one process.
 *
 * @param connectTimeOut to learn a host's addresses, and to connect to each of them
 * @param timeOut of a whole attempt, from its beginning to the end of the answer
 * @param atOnceMax attempts under way at once
 * @param atOncePerMerchantMax for all endpoints of one merchant
 * @param atOncePerEndpointMax for one endpoint
 * @param trustedCertificates a file (PEM) of authorities that are believed beside those that Java knows
 */
@ConfigurationProperties("counterfoil.notices")
record SendingTerms(
        @DefaultValue("3s") Duration connectTimeOut,
        @DefaultValue("10s") Duration timeOut,
        @DefaultValue("512") int atOnceMax,
        @DefaultValue("64") int atOncePerMerchantMax,
        @DefaultValue("16") int atOncePerEndpointMax,
        @Nullable Path trustedCertificates) {
    CarrierLimits limits() {
        return new CarrierLimits(connectTimeOut, timeOut);
    }

    Places places() {
        return new Places(atOnceMax, atOncePerMerchantMax, atOncePerEndpointMax);
    }
}
