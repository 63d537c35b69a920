package dev.lonja.peer.doctor;

/** How bad a finding is. */
public enum Verdict {
    /** As it should be. */
    OK,
    /** It could not be checked. */
    SKIP,
    /** It works, but not for everybody or not for long. */
    WARN,
    /** It does not work. */
    FAIL
}
