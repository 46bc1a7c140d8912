package io.counterfoil.channel.trading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
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
     * One voucher. Only Filecoin's have conditions.
     *
     * @param notBefore the first epoch in which it may be redeemed
     * @param notAfter the last one
     * @param secretHash BLAKE2b-256 of what has to be told, in hexadecimal
     * @param minSettleHeight the channel is settled in no epoch before that
     */
    record PromiseWanted(
            WireMoney amount,
            Optional<Long> notBefore,
            Optional<Long> notAfter,
            Optional<String> secretHash,
            Optional<Long> minSettleHeight) {
        Spec spec() {
            var hash = Words.bytes("/secretHash", secretHash.orElse(""));
            var conditions =
                    new Conditions(notBefore.orElse(0L), notAfter.orElse(0L), hash, null, minSettleHeight.orElse(0L));
            return new Spec(amount.toMoney(), conditions);
        }
    }

    /** @param deposit that was waited for; absent where none was needed */
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
