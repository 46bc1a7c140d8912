package io.counterfoil.channel.trading;

import io.counterfoil.channel.funding.FundingState;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.kernel.channel.FundingEvent.FundingEnded;
import io.counterfoil.kernel.channel.FundingEvent.FundsConfirmed;
import io.counterfoil.kernel.channel.FundingEvent.FundsFailed;
import io.counterfoil.kernel.channel.FundingEvent.FundsRefused;
import io.counterfoil.kernel.channel.FundingEvent.FundsRequested;
import io.counterfoil.kernel.channel.FundingEvent.FundsReserved;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import io.counterfoil.platform.eventlog.Until;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request for funds that is not awaited any more. What became of it is read from where it was made to where that is told,
 * some events at a time, however many there are before and after.
 *
 * @param position of the request in the log
 */
record Answered(History history, ChannelReader reader, FundsRequested asked, long position) {
    static final int EVENTS_A_READ = 256;

    /** @throws Rejected where it was refused, or its deposit has failed */
    ChannelId channel() {
        return switch (sinceAnswered().findFirst().orElseThrow(Answered::failed)) {
            case FundsSent sent -> arrived(sent);
            case FundsRefused _ ->
                throw new Rejected(
                        "funds-short", "not enough funds are available in the channel, and none are to be sent");
            default -> filledFrom();
        };
    }

    private ChannelId arrived(FundsSent sent) {
        boolean isConfirmed = sinceAnswered()
                .flatMap(event -> confirmed(event, sent.serial()).stream())
                .findFirst()
                .orElse(false);
        if (isConfirmed) return sent.channel();
        throw failed();
    }

    /** Empty where the event says nothing of the deposit. */
    private static Optional<Boolean> confirmed(FundingEvent event, long serial) {
        return switch (event) {
            case FundsConfirmed e when e.serial() == serial -> Optional.of(true);
            case FundsFailed e when e.serial() == serial -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The channel that was funded then: the next that is told of one tells of it, unless it is funded still. */
    private ChannelId filledFrom() {
        return sinceAnswered()
                .flatMap(event -> named(event).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(reader.funding(asked.funding()).current())
                        .map(FundingState.Current::channel))
                .orElseThrow(Answered::failed);
    }

    private static Optional<ChannelId> named(FundingEvent event) {
        return switch (event) {
            case FundsSent e -> Optional.of(e.channel());
            case FundingEnded e -> Optional.of(e.channel());
            default -> Optional.empty();
        };
    }

    private Stream<FundingEvent> sinceAnswered() {
        return Stream.iterate(
                        after(position),
                        read -> !read.isEmpty(),
                        read -> after(read.getLast().position()))
                .flatMap(List::stream)
                .map(Recorded::event)
                .map(FundingEvent.class::cast)
                .dropWhile(event -> !answers(event));
    }

    private boolean answers(FundingEvent event) {
        return switch (event) {
            case FundsSent e -> e.requests().contains(asked.request());
            case FundsReserved e -> e.requests().contains(asked.request());
            case FundsRefused e -> e.requests().contains(asked.request());
            default -> false;
        };
    }

    private List<Recorded> after(long position) {
        return history.of(List.of(asked.funding().value()), new Until.Now(), position, EVENTS_A_READ);
    }

    private static Rejected failed() {
        return new Rejected(
                "funds-failed",
                "The funds have not arrived: the payer's account did not cover them, or the channel is collected."
                        + " Ask again under another key.");
    }
}
