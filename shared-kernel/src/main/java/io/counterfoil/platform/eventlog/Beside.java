package io.counterfoil.platform.eventlog;

/**
 * A row that is kept beside the log, to be read together with how things stand.
 *
 * @param query the same for all rows of its kind: selects two texts, {@code name} and {@code content}, by one parameter
 */
public record Beside(String query, String parameter) {
    /** What was there. */
    public record Row(String name, String content) {}

    /** Says what is looked for, and not whose it is. */
    @Override
    public String toString() {
        return query;
    }
}
