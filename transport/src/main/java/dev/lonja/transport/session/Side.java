package dev.lonja.transport.session;

/** Which side of the session this is. */
public enum Side {
    /** This side was dialled: the first request that arrives is HELLO. */
    DIALLED,
    /** This side has dialled: its first request is HELLO. */
    DIALLING
}
