package io.counterfoil.platform.watch;

/** A part of the log that a consumer does not get on with. */
public record Stuck(String consumer, int segment, String why) {}
