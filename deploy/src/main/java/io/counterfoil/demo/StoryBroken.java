package io.counterfoil.demo;

import java.io.Serial;

/** What the rest of a story is built on is not there. */
final class StoryBroken extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StoryBroken(String why) {
        super(why, null, false, false);
    }
}
