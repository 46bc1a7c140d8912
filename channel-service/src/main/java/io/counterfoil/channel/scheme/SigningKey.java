package io.counterfoil.channel.scheme;

/** A party's secret. Never in a log, an event or a {@code toString}. */
public interface SigningKey {
    /** What its signatures are held against, as {@code Party.key} has it. */
    String party();

    byte[] sign(byte[] message);
}
