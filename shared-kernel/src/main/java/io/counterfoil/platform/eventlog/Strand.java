package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.decide.Decider;

/**
 * One stream, and what is made of it: by the rules the state in which nothing else has happened, and its written form.
 *
 * @param rules of the whole, where the stream is one of several
 */
record Strand<S>(String stream, Decider<?, S, ?> rules, StateForm<S> form) {}
