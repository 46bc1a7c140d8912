package io.counterfoil.kernel.channel;

/** What has become of a movement. */
public enum MovementKind {
    /** Put in from outside. */
    DEPOSITED,
    /** Taken out. */
    WITHDRAWN,
    /** Set aside for a channel. */
    RESERVED,
    /** To be set aside for a channel, where there was too little. */
    REFUSED,
    /** Set aside, and given back. */
    RELEASED,
    /** Set aside, and now in the channel. */
    SPENT,
    /** Come back from a channel. */
    RECEIVED
}
