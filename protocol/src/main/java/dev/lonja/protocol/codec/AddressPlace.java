package dev.lonja.protocol.codec;

/** Where CONNECT carries the address of the agent, for registries that do not observe it (section 1, Text statuses). */
public enum AddressPlace {
    /** Nowhere, as the table has it. */
    NONE,
    BEFORE_PORT,
    AFTER_PORT
}
