package dev.lonja.peer.download.target;

/** Which downloads are flushed to disk before they get their name. */
public enum FlushRule {
    /** All downloads: after a power failure a name has either the whole file or what was there before. */
    ALWAYS,
    /** Only downloads that replace an existing file; the system writes the others to disk later. */
    REPLACING
}
