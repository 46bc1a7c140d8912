package io.counterfoil.platform.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much each kind of caller may ask of one process: {@code counterfoil.limits.*}.
 *
 * @param server each secret key, and each key of operators, auditors and analysts
 * @param front each publishable key, wherever it is used
 * @param browser each publishable key from one address: a single visitor may not use up the shop's share
 * @param client each client token
 * @param stranger each address, for requests without a valid key
 */
@ConfigurationProperties("counterfoil.limits")
record RateTerms(Rate server, Rate front, Rate browser, Rate client, Rate stranger) {
    /**
     * @param perSecond for as long as one likes; 0 is no limit at all
     * @param burst so many at once, after a rest
     */
    record Rate(int perSecond, int burst) {
        Rate {
            if (perSecond < 0 || (perSecond > 0 && burst < 1)) {
                throw new IllegalArgumentException("a rate is at least 1 at once and 0 per second, which is no limit");
            }
        }

        boolean isLimit() {
            return perSecond > 0;
        }
    }
}
