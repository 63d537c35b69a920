package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.RequestDecoder.Step;

/** Observes requests and bytes. Called in event loops for every request: it must not block, and must be fast. */
public interface WireListener {

    /** A request is complete and about to be executed. */
    default void requested(Step.Complete request) {}

    /** A request has its answer, which is about to be written. */
    default void answered(AnsweredRequest answered) {}

    /** Bytes have arrived. */
    default void received(int bytes) {}

    /** A reply of that many bytes is about to be written. */
    default void sent(long bytes) {}
}
