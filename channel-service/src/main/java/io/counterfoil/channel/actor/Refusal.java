package io.counterfoil.channel.actor;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an actor refuses, each with the exit code that Filecoin's actor ends with. */
public enum Refusal {
    CALLER_NO_PARTY(8),
    VOUCHER_UNSIGNED(16),
    VOUCHER_AFTER_END(32),
    SECRET_TOO_LONG(16),
    SIGNATURE_INVALID(16),
    CHANNEL_DIFFERS(16),
    VOUCHER_EARLY(16),
    VOUCHER_EXPIRED(16),
    AMOUNT_NEGATIVE(16),
    AMOUNT_BEYOND_LIMIT(16),
    SECRET_WRONG(16),
    CALL_FAILED(16),
    LANE_BEYOND_LIMIT(16),
    VOUCHER_STALE(16),
    VOUCHER_SHRINKS(16),
    CONDITIONS_UNKNOWN(16),
    MERGE_INTO_ITSELF(16),
    MERGE_UNKNOWN(16),
    MERGE_STALE(16),
    BALANCE_NEGATIVE(16),
    DEPOSIT_SHORT(16),
    CHANNEL_SETTLING(20),
    CHANNEL_NOT_SETTLED(18);

    private final int exitCode;

    Refusal(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a refusal that is no actor's */
    public static Refusal of(Rejected rejected) {
        return find(rejected).orElseThrow(() -> new IllegalArgumentException(rejected.code()));
    }

    /** Empty for a refusal that is no actor's. */
    public static Optional<Refusal> find(Rejected rejected) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.code().equals(rejected.code()))
                .findFirst();
    }

    Rejected because(String why) {
        return new Rejected(code(), why);
    }
}
