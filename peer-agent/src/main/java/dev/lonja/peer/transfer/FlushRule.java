package dev.lonja.peer.transfer;

/** Which downloads wait until they are safe on the disk before they get their name. */
public enum FlushRule {
    /** All of them: what is reported as fetched is still there, and whole, after the power fails. */
    ALWAYS,
    /** Those that take the place of an existing file; the system writes the others when it likes. */
    REPLACING
}
