package dev.lonja.peer.oneshot;

import dev.lonja.peer.agent.Result;

/** Prints the result of a command: results on standard output, everything else on standard error. */
public interface Report {

    /** Prints the result. */
    void print(Result result);
}
