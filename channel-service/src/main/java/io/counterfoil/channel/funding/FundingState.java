package io.counterfoil.channel.funding;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param between none where it was not opened
 * @param serial how many deposits have been sent
 * @param current the channel that funds go into; none where the next funds open one
 * @param sent the deposit that is on its way
 * @param queue who waits behind it
 */
public record FundingState(
        @Nullable Between between,
        long serial,
        @Nullable Current current,
        @Nullable Sent sent,
        List<Request> queue) {
    static final FundingState NOTHING = new FundingState(null, 0, null, null, List.of());

    public FundingState {
        queue = List.copyOf(queue);
    }

    /**
     * @param confirmed all that has been put into the channel
     * @param available the part of it that is reserved for nobody
     * @param deposits made after the one that opened it
     */
    public record Current(ChannelId channel, Money confirmed, Money available, long deposits) {
        Current taking(Money reserved) {
            return new Current(channel, confirmed, available.minus(reserved), deposits);
        }
    }

    /** @param number of the deposit; 0 opens the channel */
    public record Sent(
            long serial, ChannelId channel, long number, Money amount, Money available, List<String> requests) {
        public Sent {
            requests = List.copyOf(requests);
        }
    }

    public record Request(String id, Money amount, boolean reserve, boolean offChain) {}

    /** Whether the deposit that fills the request is on its way, or the request waits behind it; not where it was answered. */
    public boolean isAwaited(String request) {
        if (sent != null && sent.requests().contains(request)) return true;
        return queue.stream().anyMatch(waiting -> waiting.id().equals(request));
    }

    FundingState queueing(Request request) {
        var longer = new ArrayList<>(queue);
        longer.add(request);
        return new FundingState(between, serial, current, sent, longer);
    }

    FundingState dequeuing(List<String> requests) {
        var gone = Set.copyOf(requests);
        var shorter =
                queue.stream().filter(waiting -> !gone.contains(waiting.id())).toList();
        return new FundingState(between, serial, current, sent, shorter);
    }

    FundingState with(@Nullable Current next) {
        return new FundingState(between, serial, next, sent, queue);
    }

    FundingState sending(@Nullable Sent next) {
        return new FundingState(between, serial, current, next, queue);
    }

    FundingState counting(long serial) {
        return new FundingState(between, serial, current, sent, queue);
    }

    FundingState opened(Between between) {
        return new FundingState(between, serial, current, sent, queue);
    }
}
