package io.counterfoil.channel.trading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.channel.trading.Asked;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.FundsWanted;
import io.counterfoil.channel.trading.Pair;
import io.counterfoil.channel.trading.Sentinel;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.access.Allows;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.IdempotencyKey;
import io.counterfoil.platform.http.WireMoney;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How money gets into channels. */
@RestController
class FundingController {
    static final int WAIT_SECONDS_MAX = 10;

    private final Channels channels;

    FundingController(Channels channels) {
        this.channels = channels;
    }

    /**
     * @param scheme native or filecoin
     * @param payer the payer's key, one of the asker's
     * @param payee the payee's key
     * @param reserve whether the funds are for this request alone, not for everybody
     * @param offChain whether only what is in the channel already will do
     * @param waitSeconds how long the answer may wait for the deposit to arrive; not at all where absent
     */
    record WantedFunds(
            String scheme,
            String payer,
            String payee,
            WireMoney amount,
            Optional<Boolean> reserve,
            Optional<Boolean> offChain,
            Optional<Integer> waitSeconds) {
        FundsWanted asked(IdempotencyKey request) {
            var money = amount.toMoney();
            var pair = new Pair(Words.scheme(scheme), payer, payee, money.asset());
            return new FundsWanted(
                    pair, money, new Use(reserve.orElse(false), offChain.orElse(false)), request.orRandom());
        }

        Duration patience() {
            int seconds = waitSeconds.orElse(0);
            if (seconds >= 0 && seconds <= WAIT_SECONDS_MAX) return Duration.ofSeconds(seconds);
            throw Rejected.invalid(
                    "wait-out-of-range", "An answer waits 0 to " + WAIT_SECONDS_MAX + " seconds.", "/waitSeconds");
        }
    }

    /**
     * @param deposit on its way for this request; absent where none is needed
     * @param channel that the money is in; absent where it is not known yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FundsAsked(
            FundingId funding,
            @Nullable String deposit,
            @Nullable ChannelId channel) {}

    @PostMapping("/v1/channels")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "Put money into a channel, which is opened where there is none",
            description = "202: it is on its way, and GET /v1/funds tells what has become of it. 201: it is there.")
    ResponseEntity<FundsAsked> fund(@RequestBody WantedFunds wanted, IdempotencyKey request, Caller caller) {
        var patience = wanted.patience();
        var asker = Asker.of(caller);
        var asked = channels.fund(asker, wanted.asked(request));
        var arrived = arrived(asker, asked, patience);
        return ResponseEntity.status(arrived.isPresent() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .body(new FundsAsked(
                        asked.funding(),
                        asked.sentinel().map(Sentinel::toString).orElse(null),
                        arrived.or(asked::channel).orElse(null)));
    }

    /** Empty where it takes longer. */
    private Optional<ChannelId> arrived(Asker asker, Asked asked, Duration patience) {
        if (asked.sentinel().isEmpty()) return asked.channel();
        if (patience.isZero()) return Optional.empty();
        try {
            return Optional.of(channels.awaitReady(asker, asked.sentinel().get(), patience));
        } catch (Rejected refused) {
            if (refused.kind() == Rejected.Kind.AGAIN) return Optional.empty();
            throw refused;
        }
    }

    @GetMapping("/v1/funds")
    @Allows({Caller.Operator.class, Caller.Server.class})
    @Operation(
            summary = "See a payer's funds for a payee",
            description = "Of a pair that never had a channel, too: then all figures are zero.")
    FundsBody see(@ModelAttribute PairFields between, Caller caller) {
        return FundsBody.of(channels.available(Asker.of(caller), between.pair()));
    }
}
