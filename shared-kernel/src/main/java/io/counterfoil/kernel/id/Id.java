package io.counterfoil.kernel.id;

/** The name of one thing. It is also the name of the thing's stream in the log. */
public interface Id {
    /** Prefix, underscore, lower-case letters and digits: {@code or_4k7x…}. */
    String value();
}
