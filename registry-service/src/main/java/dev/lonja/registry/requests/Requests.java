package dev.lonja.registry.requests;

/** Takes complete requests from exchanges. Called in their event loops. */
public interface Requests {

    /**
     * Executes the request as soon as it has a permit. The requester always gets an answer, and at once if the answer is in
     * memory. Returns false if the request waits for a permit; the exchange should not read meanwhile.
     */
    boolean submit(PendingRequest pending);

    /** The answer is no longer needed. A request that waits is removed; one in progress continues. */
    void cancel(PendingRequest pending);
}
