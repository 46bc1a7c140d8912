package io.counterfoil.order.callback;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.order.claim.Claims;
import io.counterfoil.order.evidence.Message;
import io.counterfoil.order.provider.CallbackDecoder;
import io.counterfoil.order.provider.Decoded;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a callback in: what is not durable in time is answered "again", never "success". */
@Component
class CallbackDesk implements AutoCloseable {
    /** WeChat waits five seconds; the rest is the network's. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    /** More than the database serves at once would only wait, each holding what it was sent. */
    static final int AT_ONCE_MAX = 64;

    private static final Logger LOG = LoggerFactory.getLogger(CallbackDesk.class);

    private final Claims claims;
    private final StrangersMail strangers;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Semaphore room = new Semaphore(AT_ONCE_MAX);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    CallbackDesk(Claims claims, StrangersMail strangers, InstantSource clock, MeterRegistry meters) {
        this.claims = claims;
        this.strangers = strangers;
        this.clock = clock;
        this.meters = meters;
    }

    /** @throws Rejected where there is no such account */
    Reply take(CallbackDecoder decoder, String provider, RawCallback raw, Supplier<ProviderAccount> account) {
        if (!room.tryAcquire()) return again(decoder, provider, "there are too many at once");
        try {
            return CompletableFuture.supplyAsync(() -> readAndMakeRoom(decoder, raw, account), workers)
                    .orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Rejected rejected && rejected.kind() != Rejected.Kind.AGAIN)
                throw rejected;
            return again(decoder, provider, Cause.of(failed));
        }
    }

    private Reply again(CallbackDecoder decoder, String provider, String why) {
        count(provider, "again");
        LOG.warn("a callback of {} has to come again: {}", provider, why);
        return decoder.again();
    }

    /** What nobody waits for any longer is still at work, and counts. */
    private Reply readAndMakeRoom(CallbackDecoder decoder, RawCallback raw, Supplier<ProviderAccount> account) {
        try {
            return read(decoder, raw, account.get());
        } finally {
            room.release();
        }
    }

    private Reply read(CallbackDecoder decoder, RawCallback raw, ProviderAccount account) {
        var message = new Message("callback", raw.body(), RawMessage.bytes(raw));
        var decoded = decoder.decode(raw, account, clock.instant());
        count(account.provider(), outcome(decoded));
        return switch (decoded) {
            case Decoded.Accepted(var fact) -> {
                hear(account, fact, message);
                yield decoder.done();
            }
            case Decoded.Foreign(var reference, var code, var detail) -> {
                claims.refuse(account, reference, message, new Rejected(code, detail));
                yield decoder.done();
            }
            case Decoded.Ignored(var reference, var _) -> {
                claims.keep(account, reference, message);
                yield decoder.done();
            }
            case Decoded.Rejected(var code, var detail, var reply) -> {
                strangers.keep(account, raw, code, detail);
                yield reply;
            }
        };
    }

    private void hear(ProviderAccount account, Fact fact, Message message) {
        switch (fact) {
            case Fact.Paid paid -> claims.hear(account, paid, message);
            case Fact.Refunded refunded ->
                claims.refuse(
                        account,
                        refunded.reference(),
                        message,
                        new Rejected("refund-unasked", "nobody here asked for this refund"));
            case Fact.ClosedUnpaid closed -> claims.hearClosed(account, closed.reference(), message);
            case Fact.Unpaid unpaid -> claims.keep(account, Optional.of(unpaid.reference()), message);
        }
    }

    private static String outcome(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Accepted _ -> "accepted";
            case Decoded.Foreign foreign -> foreign.code();
            case Decoded.Ignored _ -> "ignored";
            case Decoded.Rejected rejected -> rejected.code();
        };
    }

    private void count(String provider, String outcome) {
        Counter.builder("counterfoil.callbacks")
                .description("callbacks that came in, and what was made of them")
                .tags("provider", provider, "outcome", outcome)
                .register(meters)
                .increment();
    }

    @Override
    public void close() {
        workers.close();
    }
}
