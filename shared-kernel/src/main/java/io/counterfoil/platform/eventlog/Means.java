package io.counterfoil.platform.eventlog;

/** What it takes to decide commands, whatever they are about. */
record Means(CommandTargets targets, States states, LogEngine log, LogEnd end) {}
