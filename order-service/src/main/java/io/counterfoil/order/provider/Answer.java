package io.counterfoil.order.provider;

import java.util.Arrays;

/**
 * What came of asking a provider. Only what the provider has signed is an answer; all else is {@link Unknown}, which is an
 * outcome of its own and never becomes failure.
 */
public sealed interface Answer<T> {
    /**
     * @param content what was signed, by which the answer is known again when it is given again
     * @param evidence all of the answer, as it came
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Known<T>(T value, byte[] content, byte[] evidence) implements Answer<T> {
        public Known {
            content = Arrays.copyOf(content, content.length);
            evidence = Arrays.copyOf(evidence, evidence.length);
        }
    }

    /** The provider has no such attempt. */
    record NotFound<T>() implements Answer<T> {}

    /** The provider will not do it. */
    record Refused<T>(String code, String detail) implements Answer<T> {}

    /** Timed out, broken off, unreadable, or signed by nobody we know. */
    record Unknown<T>(String why) implements Answer<T> {}
}
