package io.counterfoil.sandbox.notice;

/** What came of posting a notice once. */
public sealed interface Outcome {
    record Answered(int status, String body) implements Outcome {}

    record Silent(String why) implements Outcome {}
}
