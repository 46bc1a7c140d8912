package io.counterfoil.channel.trading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.channel.filecoin.IdentityCid;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.FundsRequestId;
import io.counterfoil.kernel.decide.Rejected;

/** A request for funds that somebody waits for. */
public record Sentinel(FundingId funding, FundsRequestId request) {
    /** @param request what the asker calls it */
    static Sentinel of(FundingId funding, String request) {
        return new Sentinel(funding, FundsRequestId.of(funding, request));
    }

    /**
     * Reads what {@link #toString} gives.
     *
     * @throws Rejected {@code cid-unreadable}
     */
    public static Sentinel read(String text) {
        var content = new String(IdentityCid.read(text), UTF_8);
        int slash = content.indexOf('/');
        try {
            if (slash > 0) {
                return new Sentinel(
                        new FundingId(content.substring(0, slash)), new FundsRequestId(content.substring(slash + 1)));
            }
        } catch (IllegalArgumentException e) {
            // refused below, like any other text
        }
        throw Rejected.invalid("cid-unreadable", "The CID is of no request for funds.", "/cid");
    }

    /** A CID, as Filecoin's tools hand them on. */
    @Override
    public String toString() {
        return IdentityCid.write((funding.value() + "/" + request.value()).getBytes(UTF_8));
    }
}
