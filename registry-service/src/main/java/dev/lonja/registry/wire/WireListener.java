package dev.lonja.registry.wire;

/** Hears of what passes over the wire. Called on event loops, for every request: must not wait, and cost little. */
public interface WireListener {

    /** A request has its reply, which is about to be written. */
    void answered(AnsweredRequest answered);

    /** Bytes came in. */
    default void received(int bytes) {}

    /** A reply of so many bytes is about to be written. */
    default void sent(long bytes) {}
}
