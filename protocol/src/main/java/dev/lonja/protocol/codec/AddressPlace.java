package dev.lonja.protocol.codec;

/** Where CONNECT carries the address of the agent, for registries that require it (section 1, Other dialects). */
public enum AddressPlace {
    /** Nowhere, as in the table of operations. */
    NONE,
    BEFORE_PORT,
    AFTER_PORT
}
