package io.counterfoil.cli.paych;

import static io.counterfoil.cli.paych.Telling.told;

import io.counterfoil.channel.filecoin.PaychText;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "paych", description = "Manage payment channels, with the verbs and texts of \"venus paych\".")
public final class Paych {
    static final String AMOUNT = "in FIL, or with the suffix attofil";

    private static final String CHANNEL = "the channel's address";
    private static final String PAYER = "the address of who pays";
    private static final String PAYEE = "the address of who is paid";

    private final PrintWriter out;

    private Paych(PrintWriter out) {
        this.out = out;
    }

    public static CommandLine line(PrintWriter out) {
        return new CommandLine(new Paych(out)).addSubcommand(new Vouchers(out));
    }

    @Command(name = "add-funds", description = "Put funds into the channel between two addresses; it is opened first.")
    void addFunds(
            @Mixin Session session,
            @Parameters(paramLabel = "from", description = PAYER) String from,
            @Parameters(paramLabel = "to", description = PAYEE) String to,
            @Parameters(paramLabel = "amount", description = AMOUNT) String amount,
            @Option(names = "--reserve", description = "for nobody else") boolean reserve,
            @Option(
                            names = "--request",
                            paramLabel = "NAME",
                            description = "under one name they are put in once, however often it is asked")
                    @Nullable String name,
            @Option(names = "--restart-retrievals", arity = "0..1", description = "taken, and without effect")
                    boolean restartRetrievals) {
        var atto = Session.amount(amount).toString();
        var method = reserve ? "Filecoin.PaychGet" : "Filecoin.PaychFund";
        var request = name == null ? UUID.randomUUID().toString() : name;
        told(() -> {
            var node = session.node(request);
            try {
                out.println(funded(node, method, Session.address(from), Session.address(to), atto));
            } catch (UncheckedIOException unheard) {
                throw new UncheckedIOException(
                        "nobody has answered; to ask for the same again: --request " + request, unheard.getCause());
            }
        });
    }

    /** The channel, once they are in it. */
    private static String funded(Node node, String method, Object... params) {
        var asked = node.call(method, params);
        var sentinel = asked.path("WaitSentinel");
        var channel = sentinel.isNull() ? asked.path("Channel") : node.call("Filecoin.PaychGetWaitReady", sentinel);
        return channel.asString();
    }

    @Command(name = "list", description = "List all payment channels.")
    void list(@Mixin Session session) {
        told(() -> {
            for (var channel : session.node().call("Filecoin.PaychList")) out.println(channel.asString());
        });
    }

    @Command(name = "settle", description = "Settle a payment channel.")
    void settle(@Mixin Session session, @Parameters(paramLabel = "channel", description = CHANNEL) String channel) {
        told("settle", () -> session.node().call("Filecoin.PaychSettle", Session.address(channel)));
        out.println(PaychText.settled(channel));
    }

    @Command(name = "collect", description = "Collect what a settled channel holds.")
    void collect(@Mixin Session session, @Parameters(paramLabel = "channel", description = CHANNEL) String channel) {
        told("collect", () -> session.node().call("Filecoin.PaychCollect", Session.address(channel)));
        out.println(PaychText.collected(channel));
    }

    @Command(name = "status", description = "Show the status of a payment channel.")
    void status(@Mixin Session session, @Parameters(paramLabel = "channel", description = CHANNEL) String channel) {
        told(() -> print(session.node().call("Filecoin.PaychAvailableFunds", Session.address(channel)), session));
    }

    @Command(name = "status-by-from-to", description = "Show the status of the channel between two addresses.")
    void statusByFromTo(
            @Mixin Session session,
            @Parameters(paramLabel = "from", description = PAYER) String from,
            @Parameters(paramLabel = "to", description = PAYEE) String to) {
        told(() -> print(
                session.node().call("Filecoin.PaychAvailableFundsByFromTo", Session.address(from), Session.address(to)),
                session));
    }

    private void print(JsonNode funds, Session session) {
        out.print(PaychText.status(FundsAnswer.status(funds), session.tool()));
        out.flush();
    }
}
