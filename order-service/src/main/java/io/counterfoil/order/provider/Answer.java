package io.counterfoil.order.provider;

import java.util.Arrays;

/** What came of asking a provider. Not to know is an outcome of its own and never becomes failure. */
public sealed interface Answer<T> {
    /** @param evidence the signed text */
    @SuppressWarnings("ArrayRecordComponent")
    record Known<T>(T value, byte[] evidence) implements Answer<T> {
        public Known {
            evidence = Arrays.copyOf(evidence, evidence.length);
        }
    }

    /** The provider has no such attempt. Only a {@code signed} answer of this kind is a fact. */
    record NotFound<T>(boolean signed) implements Answer<T> {}

    /** The provider will not do it. Only a {@code signed} answer of this kind is a fact. */
    record Refused<T>(String code, String detail, boolean signed) implements Answer<T> {}

    /** Timed out, broken off, unreadable, or signed by nobody we know. */
    record Unknown<T>(String why) implements Answer<T> {}
}
