package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.VoucherRow;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.http.WireMoney;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/channels/{channel}/vouchers")
class VoucherListController {
    private final Channels channels;

    VoucherListController(Channels channels) {
        this.channels = channels;
    }

    /** @param submitted whether it was, or a later one of its lane: it is not submitted again */
    record VoucherItem(VoucherId id, String lane, String nonce, WireMoney amount, String voucher, boolean submitted) {
        static VoucherItem of(VoucherRow row) {
            return new VoucherItem(
                    row.voucher(),
                    row.lane().toString(),
                    row.nonce().toString(),
                    WireMoney.of(row.amount()),
                    row.text(),
                    row.submitted());
        }
    }

    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "List a party's vouchers, by lane and nonce",
            description = "side: payer or payee, for whoever is on both; usually the payee.")
    Page<VoucherItem> list(
            @PathVariable String channel, @RequestParam Optional<String> side, PageRequest page, Caller caller) {
        return channels.vouchers(Asker.of(caller), Words.channel(channel), Words.side(side), page)
                .map(VoucherItem::of);
    }

    @GetMapping("/best")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "List the best voucher of each lane",
            description = "The largest that was not submitted and would be redeemed now.")
    Page<VoucherItem> best(
            @PathVariable String channel, @RequestParam Optional<String> side, PageRequest page, Caller caller) {
        return channels.bestSpendable(Asker.of(caller), Words.channel(channel), Words.side(side), page)
                .map(VoucherItem::of);
    }
}
