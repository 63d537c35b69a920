package dev.lonja.registry.presence;

/**
 * That a session no longer holds a presence.
 *
 * @param generation of the presence that it held
 */
public record PresenceLoss(String user, long generation, Cause cause) {

    /** Why it does not. */
    public enum Cause {
        /** Another session has it, here or at another registry. */
        REPLACED,
        /** Another session of its key has it, as it did before: two machines take it from each other. */
        TWO_MACHINES,
        /** Its key no longer belongs to the name. */
        KEY_DROPPED,
        /** Somebody ended it on purpose: a DISCONNECT, an UNREGISTER, an administrator. */
        ENDED,
        /**
         * It is gone, and nobody here has ended it: by another registry, perhaps because the lease of this one was over. A client that
         * connects again gets it back.
         */
        GONE
    }
}
