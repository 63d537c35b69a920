package dev.lonja.peer.download.target;

/** What happens when a download would replace an existing regular file. */
public enum Existing {
    /** The user is asked; without a terminal the download fails. */
    ASK,
    /** The file is replaced. */
    OVERWRITE,
    /** The file stays, and the download gets a number: {@code name (1).ext}. */
    KEEP_BOTH
}
