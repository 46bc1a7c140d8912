package io.counterfoil.bench.world;

/** One way to torment a Counterfoil. */
public interface Scenario {
    /** What was wrong is in the outcome; what could not even be tried is thrown. */
    Outcome run(Terms terms);
}
