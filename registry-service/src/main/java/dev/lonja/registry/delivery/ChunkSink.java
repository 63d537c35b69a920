package dev.lonja.registry.delivery;

/** Takes the chunks of a listing, in order. Called on a thread that may block. */
interface ChunkSink {

    /** Takes a chunk. Returns whether it wants more. */
    boolean take(byte[] chunk);
}
