package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How vouchers are redeemed. */
@RestController
@RequestMapping("/v1/channels/{channel}/vouchers")
class SubmittingController {
    private final Channels channels;

    SubmittingController(Channels channels) {
        this.channels = channels;
    }

    /** @param secret whose hash the voucher has, in hexadecimal */
    record VoucherTold(String voucher, Optional<String> secret) {
        Bytes bytes() {
            return Words.bytes("/secret", secret.orElse(""));
        }
    }

    record VoucherSpendable(boolean spendable) {}

    @PostMapping("/spendable")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "See whether a voucher would be redeemed now")
    VoucherSpendable check(@PathVariable String channel, @RequestBody VoucherTold told, Caller caller) {
        return new VoucherSpendable(
                channels.checkSpendable(Asker.of(caller), Words.channel(channel), told.voucher(), told.bytes()));
    }

    @PostMapping("/submit")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Redeem a voucher", description = "It counts once, whoever submits it.")
    ChannelBody submit(@PathVariable String channel, @RequestBody VoucherTold told, Caller caller) {
        var asker = Asker.of(caller);
        var id = Words.channel(channel);
        channels.submit(asker, id, told.voucher(), told.bytes());
        return ChannelBody.of(channels.status(asker, id));
    }
}
