package io.counterfoil.channel.filecoin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code venus paych} and {@code lotus paych} print, to the letter: scripts read it. */
public final class PaychText {
    public static final String VALID = "voucher is valid";
    public static final String ADDED = "add voucher successfully";
    public static final String SUBMITTED = "channel updated successfully";

    /** Whose texts; they are the same but where it matters which. */
    public enum Tool {
        VENUS,
        LOTUS
    }

    /**
     * @param channel its address; none while it is being created
     * @param sentinel what is waited for; none where nothing is
     */
    public record Status(
            @Nullable String channel,
            String from,
            String to,
            @Nullable String sentinel,
            Figures figures) {}

    /** In attoFIL. */
    public record Figures(
            BigInteger confirmed,
            BigInteger available,
            BigInteger redeemed,
            BigInteger pending,
            BigInteger pendingAvailable,
            BigInteger queued) {}

    private record Line(String name, String value) {}

    public static String status(Status status, Tool tool) {
        if (status.channel() == null) return status.sentinel() == null ? none(status) : creating(status, tool);
        var lines = new ArrayList<Line>();
        lines.add(new Line("Channel", status.channel()));
        lines.addAll(parties(status));
        lines.addAll(figures(status.figures()));
        if (status.sentinel() == null) return "Channel exists\n" + print(lines);
        lines.add(new Line("Add Funds Wait Sentinel", status.sentinel()));
        return "Adding Funds to channel\n" + print(lines);
    }

    private static String none(Status status) {
        return "Channel does not exist\n" + print(parties(status));
    }

    /** The one line that is out of line is so in the original. */
    private static String creating(Status status, Tool tool) {
        var pending = new Line("Pending Amt", FilAmount.print(status.figures().pending()));
        var sentinel = new Line("Wait Sentinel", String.valueOf(status.sentinel()));
        int width = width(List.of(sentinel));
        var lines = new StringBuilder("Creating channel\n");
        for (var party : parties(status)) lines.append(print(party, width));
        lines.append(tool == Tool.VENUS ? " Pending Amt: " + pending.value() + "\n" : print(pending, width));
        return lines.append(print(sentinel, width)).toString();
    }

    private static List<Line> parties(Status status) {
        return List.of(new Line("From", status.from()), new Line("To", status.to()));
    }

    private static List<Line> figures(Figures figures) {
        return List.of(
                new Line("Confirmed Amt", FilAmount.print(figures.confirmed())),
                new Line("Available Amt", FilAmount.print(figures.available())),
                new Line("Voucher Redeemed Amt", FilAmount.print(figures.redeemed())),
                new Line("Pending Amt", FilAmount.print(figures.pending())),
                new Line("Pending Available Amt", FilAmount.print(figures.pendingAvailable())),
                new Line("Queued Amt", FilAmount.print(figures.queued())));
    }

    private static String print(List<Line> lines) {
        int width = width(lines);
        return String.join("", lines.stream().map(line -> print(line, width)).toList());
    }

    private static int width(List<Line> lines) {
        return lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    }

    private static String print(Line line, int width) {
        return "  " + line.name() + ": " + " ".repeat(width - line.name().length()) + line.value() + "\n";
    }

    /**
     * A line of {@code paych voucher list} and {@code best-spendable}.
     *
     * @param export whether Lotus says the voucher itself; Venus always does
     */
    public static String voucher(FilecoinVoucher voucher, Tool tool, boolean export) {
        var promise = voucher.promise();
        var place = "Lane " + promise.lane() + ", Nonce " + promise.nonce() + ": ";
        return switch (tool) {
            case VENUS -> place + promise.amount() + ", voucher: " + voucher;
            case LOTUS -> place + FilAmount.print(promise.amount()) + (export ? "; " + voucher : "");
        };
    }

    public static String settled(String channel) {
        return "Settled channel " + channel;
    }

    public static String collected(String channel) {
        return "Collected funds for channel " + channel;
    }

    /** @param shortfall attoFIL */
    public static String shortfall(BigInteger shortfall) {
        return "could not create voucher: insufficient funds in channel, shortfall: " + shortfall;
    }

    /**
     * That the actor has refused.
     *
     * @param message what it was sent: {@code settle} or {@code collect}; nothing for a voucher
     */
    public static String failed(String message, int exitCode) {
        return (message.isEmpty() ? "" : message + " ") + "message execution failed (exit code " + exitCode + ")";
    }

    private PaychText() {}
}
