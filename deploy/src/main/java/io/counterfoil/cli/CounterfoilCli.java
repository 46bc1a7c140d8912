package io.counterfoil.cli;

import io.counterfoil.cli.callbacks.Callbacks;
import io.counterfoil.cli.paych.Paych;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

@Command(
        name = "counterfoil",
        description = "Looks at an instance of Counterfoil or at what it was sent, and works with payment channels.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:findings, or refused",
            "2:wrong usage",
            "3:unreachable, or the question could not be decided"
        })
public final class CounterfoilCli {
    private static final int REFUSED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNDECIDED = 3;

    public static void main(String[] args) {
        System.exit(run(writer(System.out), writer(System.err), args));
    }

    /** @return the exit code */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        var line = new CommandLine(new CounterfoilCli());
        line.addSubcommand(new Callbacks(out)).addSubcommand(Paych.line(out));
        addHelp(line);
        return line.setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, _, _) -> tell(failure, err))
                .execute(args);
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("what can be asked for")
                        .build());
        line.getSubcommands().values().forEach(CounterfoilCli::addHelp);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static int tell(Exception failure, PrintWriter err) {
        return switch (failure) {
            case Refused refused -> tell(refused.getMessage(), REFUSED, err);
            case WrongUsage wrong -> tell(wrong.getMessage(), WRONG_USAGE, err);
            default -> tell("not decided: " + failure, UNDECIDED, err);
        };
    }

    private static int tell(@Nullable String why, int exitCode, PrintWriter err) {
        err.println(why);
        return exitCode;
    }

    private CounterfoilCli() {}
}
