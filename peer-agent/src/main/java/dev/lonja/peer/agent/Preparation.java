package dev.lonja.peer.agent;

/** What has become of a GET_FILE before the first byte is fetched. */
public sealed interface Preparation {
    /** Its owner was found, and the files can be fetched. */
    record Ready(Retrieval retrieval) implements Preparation {}

    /** Nothing is fetched. */
    record Ended(Result result) implements Preparation {}
}
