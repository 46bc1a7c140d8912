package io.counterfoil.bench.world;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Says how far it has come, to people alone: nothing where the output goes into a file. */
public final class Progress {
    private final PrintStream out;
    private final boolean shown;

    private Progress(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    public static Progress onTerminal(PrintStream out) {
        return new Progress(
                out,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    public void at(String what, long done, long all) {
        if (shown) out.print("\r\u001b[K" + what + " " + done + "/" + all);
    }

    public void done() {
        if (shown) out.print("\r\u001b[K");
    }
}
