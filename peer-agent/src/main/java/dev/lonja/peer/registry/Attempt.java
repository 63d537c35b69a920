package dev.lonja.peer.registry;

/**
 * One try of a request.
 *
 * @param answer the reply, or why there is none
 */
record Attempt(RegistryAnswer answer, Reaction reaction) {
    /** What the registry did with the request. */
    enum Reaction {
        /** It answered, and not that it failed. */
        ANSWERED,
        /** It answered that it failed. */
        FAILED,
        /** It closed the connection without a byte, which is the answer to an unknown name of an operation. */
        CLOSED,
        /** It took the request and sent nothing in time. */
        SILENT,
        /** The request was cancelled, the registry was not reached, its reply did not end in time, or what it sent is no reply. */
        BROKEN
    }

    boolean isAnswered() {
        return reaction == Reaction.ANSWERED;
    }

    boolean isRefused() {
        return reaction == Reaction.FAILED || isClosed();
    }

    boolean isClosed() {
        return reaction == Reaction.CLOSED;
    }

    boolean isSilent() {
        return reaction == Reaction.SILENT;
    }
}
