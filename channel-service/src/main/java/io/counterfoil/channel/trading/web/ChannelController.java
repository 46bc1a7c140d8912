package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A channel is named by its id, or on Filecoin by its address. */
@RestController
@RequestMapping("/v1/channels/{channel}")
class ChannelController {
    private final Channels channels;

    ChannelController(Channels channels) {
        this.channels = channels;
    }

    record NewLane(String lane) {}

    @GetMapping
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "See how a channel stands")
    ChannelBody see(@PathVariable String channel, Caller caller) {
        return seen(Asker.of(caller), Words.channel(channel));
    }

    @PostMapping("/lanes")
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(summary = "Take a lane that nothing was promised on", description = "By the payer.")
    NewLane allocate(@PathVariable String channel, Caller caller) {
        return new NewLane(
                channels.allocateLane(Asker.of(caller), Words.channel(channel)).toString());
    }

    @PostMapping("/settle")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "Begin to end a channel",
            description =
                    "By either party. The payee's best vouchers are then submitted by themselves; from settlesAt on"
                            + " nothing is redeemed any more.")
    ChannelBody settle(@PathVariable String channel, Caller caller) {
        var asker = Asker.of(caller);
        var id = Words.channel(channel);
        channels.settle(asker, id);
        return seen(asker, id);
    }

    @PostMapping("/collect")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "Pay a channel out, once it has settled",
            description = "By either party, once: to the payee what was redeemed, the rest back to the payer.")
    ChannelBody collect(@PathVariable String channel, Caller caller) {
        var asker = Asker.of(caller);
        var id = Words.channel(channel);
        channels.collect(asker, id);
        return seen(asker, id);
    }

    private ChannelBody seen(Asker asker, ChannelId channel) {
        return ChannelBody.of(channels.status(asker, channel));
    }
}
