package io.counterfoil.channel.trading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.PaymentWanted;
import io.counterfoil.channel.trading.PaymentWanted.Spec;
import io.counterfoil.channel.trading.Sentinel;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.WireMoney;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {
    private static final Duration PATIENCE = Duration.ofSeconds(FundingController.WAIT_SECONDS_MAX);

    private final Channels channels;

    PaymentController(Channels channels) {
        this.channels = channels;
    }

    /** @param vouchers that are made on one lane; the last is for the whole amount */
    record NewPayment(String scheme, String payer, String payee, String asset, List<PromiseWanted> vouchers) {
        PaymentWanted asked(IdempotencyKey request) {
            var pair = new PairFields(scheme, payer, payee, asset).pair();
            return new PaymentWanted(
                    pair, vouchers.stream().map(PromiseWanted::spec).toList(), request.orRandom());
        }
    }

    /**
     * One voucher.
     *
     * @param amount that the lane promises with it, all those before included
     * @param minSettleHeight the channel is settled in no epoch before that; on Filecoin only
     */
    record PromiseWanted(WireMoney amount, Optional<Long> minSettleHeight) {
        Spec spec() {
            return new Spec(amount.toMoney(), new Conditions(0, 0, Bytes.NONE, null, minSettleHeight.orElse(0L)));
        }
    }

    /** @param deposit that was waited for; absent where none was */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentMade(ChannelId channel, @Nullable String deposit, List<String> vouchers) {}

    @PostMapping("/v1/payments")
    @ResponseStatus(HttpStatus.CREATED)
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "Pay by vouchers on a lane of their own",
            description =
                    "Reserves what the last of them is for, opening a channel where there is none, and signs them.")
    PaymentMade pay(@RequestBody NewPayment wanted, IdempotencyKey request, Caller caller) {
        var payment = channels.newPayment(Asker.of(caller), wanted.asked(request), PATIENCE);
        return new PaymentMade(
                payment.channel(), payment.sentinel().map(Sentinel::toString).orElse(null), payment.vouchers());
    }
}
