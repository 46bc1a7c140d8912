package io.counterfoil.bench.world;

/** The torment itself could not go on. */
public final class BenchBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchBroken(String why) {
        super(why);
    }

    public BenchBroken(String why, Throwable cause) {
        super(why, cause);
    }
}
