package dev.lonja.peer.download;

/** Which downloads wait until they are safe on the disk before they get their name. */
public enum FlushRule {
    /** All of them: when the power fails, a name leads to the whole file or to what was there before. */
    ALWAYS,
    /** Those that take the place of an existing file; the system writes the others when it likes. */
    REPLACING
}
