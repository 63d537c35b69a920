package dev.lonja.peer.oneshot;

/** Says what came of a command: results on standard output, everything else on standard error. */
interface Report {
    /** Prints the result. */
    void print(Result result);
}
