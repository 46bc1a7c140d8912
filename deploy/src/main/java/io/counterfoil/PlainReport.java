package io.counterfoil;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in two lines why the process does not start, and what to do about it. */
final class PlainReport implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
        print(analysis.getDescription(), analysis.getAction());
    }

    @SuppressWarnings("SystemOut") // it is meant for whoever has just typed the command
    static void print(@Nullable String why, @Nullable String cure) {
        System.err.println("counterfoil: " + why);
        if (cure != null) System.err.println(cure);
    }
}
