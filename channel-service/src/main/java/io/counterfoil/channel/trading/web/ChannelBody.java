package io.counterfoil.channel.trading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.channel.trading.ChannelStatus;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.platform.http.WireMoney;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a channel stands.
 *
 * @param name by which vouchers call it
 * @param sides on which the asker is
 * @param settlesAt from when on nothing is redeemed, and it may be collected; absent while it is open
 * @param settlesAtEpoch the same, as the scheme counts time
 * @param balance all that is in it
 * @param toSend what the payee has coming by what was redeemed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChannelBody(
        ChannelId id,
        String name,
        String scheme,
        String state,
        ChannelEnd payer,
        ChannelEnd payee,
        List<String> sides,
        @Nullable Instant settlesAt,
        @Nullable Long settlesAtEpoch,
        WireMoney balance,
        WireMoney toSend,
        FundsBody funds) {
    record ChannelEnd(AccountId account, String key) {
        static ChannelEnd of(Party party) {
            return new ChannelEnd(party.account(), party.key());
        }
    }

    static ChannelBody of(ChannelStatus status) {
        var terms = status.terms();
        var settling = status.settling();
        return new ChannelBody(
                status.channel(),
                terms.names().getFirst(),
                Words.of(terms.scheme()),
                Words.of(status.state()),
                ChannelEnd.of(terms.payer()),
                ChannelEnd.of(terms.payee()),
                status.sides().stream().sorted().map(Words::of).toList(),
                settling.map(ChannelStatus.Settling::at).orElse(null),
                settling.map(ChannelStatus.Settling::epoch).orElse(null),
                WireMoney.of(status.balance()),
                WireMoney.of(status.toSend()),
                FundsBody.of(status.funds()));
    }
}
