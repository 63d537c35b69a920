package dev.lonja.protocol;

/** Who answers the requests of a row; whoever else receives one answers with the last status of the row. */
public enum Answerer {
    REGISTRY,
    PEER,
    BOTH
}
