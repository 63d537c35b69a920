package dev.lonja.registry.requests;

/** Takes complete requests from exchanges. Called in their event loops. */
public interface Requests {

    /**
     * Has the request answered, as soon as it has a permit; the requester is always told, and at once if the answer is in
     * memory. False if it has to wait for a permit: nothing more should be read meanwhile.
     */
    boolean submit(PendingRequest pending);

    /** Nobody wants the answer any more. A request that has begun goes on. */
    void cancel(PendingRequest pending);
}
