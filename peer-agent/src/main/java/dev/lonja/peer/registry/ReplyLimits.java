package dev.lonja.peer.registry;

/**
 * The limits of a reply, so that a faulty registry cannot exhaust the memory of the agent.
 *
 * @param maxBytes the most bytes of a reply
 * @param maxEntries the most entries that a listing may announce
 */
record ReplyLimits(long maxBytes, int maxEntries) {
    /** A million entries with paths and descriptions of usual length fit into the bytes. */
    static final ReplyLimits DEFAULT = new ReplyLimits(128L << 20, 1_000_000);
}
