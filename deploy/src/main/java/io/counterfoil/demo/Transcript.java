package io.counterfoil.demo;

import java.io.PrintStream;

/** Tells the story to a reader and keeps the score. */
final class Transcript {
    private static final int PARTIES_WIDTH = 20;
    private static final String INDENT = "   ";

    private final PrintStream out;
    private int chapters;
    private int checks;
    private int passed;

    Transcript(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println(title);
    }

    void chapter(String title) {
        out.println();
        out.println(++chapters + "  " + title);
    }

    /** One party says something to another. */
    void says(String from, String to, String text) {
        var parties = from + " → " + to;
        out.println(INDENT + parties + " ".repeat(Math.max(2, PARTIES_WIDTH - parties.length())) + text);
    }

    void remark(String text) {
        out.println(INDENT + text);
    }

    void check(String what, boolean holds) {
        checks++;
        if (holds) passed++;
        out.println(INDENT + (holds ? "✓ " : "✗ ") + what);
    }

    /** @return whether everything held */
    boolean verdict() {
        var pass = checks > 0 && passed == checks;
        out.println();
        out.println((pass ? "PASS " : "FAIL ") + passed + "/" + checks);
        return pass;
    }
}
