package dev.lonja.protocol;

/** The side that answers the requests of a row. Another side that receives such a request answers with the last status. */
public enum Answerer {
    REGISTRY,
    PEER,
    BOTH
}
