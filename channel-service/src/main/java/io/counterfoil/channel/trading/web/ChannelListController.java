package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.ChannelRow;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.views.ChannelList;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.ReadsFrom;
import io.counterfoil.platform.http.WireMoney;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChannelListController {
    private final Channels channels;

    ChannelListController(Channels channels) {
        this.channels = channels;
    }

    record ChannelItem(
            ChannelId id,
            String name,
            String scheme,
            String state,
            String payer,
            String payee,
            WireMoney balance,
            WireMoney toSend,
            Instant openedAt) {
        static ChannelItem of(ChannelRow row) {
            return new ChannelItem(
                    row.channel(),
                    row.name(),
                    Words.of(row.scheme()),
                    Words.of(row.state()),
                    row.payer(),
                    row.payee(),
                    WireMoney.of(row.balance()),
                    WireMoney.of(row.toSend()),
                    row.openedAt());
        }
    }

    @GetMapping("/v1/channels")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "List channels, the newest first",
            description = "Those that a merchant pays or is paid by, or all for an operator.")
    @ReadsFrom(ChannelList.PROJECTION)
    Page<ChannelItem> list(
            @RequestParam Optional<MerchantId> merchant,
            @RequestParam Optional<String> state,
            PageRequest page,
            Caller caller) {
        return channels.list(Whose.of(caller, merchant), Words.state(state), page)
                .map(ChannelItem::of);
    }
}
