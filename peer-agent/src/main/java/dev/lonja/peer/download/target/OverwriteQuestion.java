package dev.lonja.peer.download.target;

import java.nio.file.Path;

/** Asks the user whether an existing file may be replaced. Called by the thread that asks for the downloads. */
@FunctionalInterface
public interface OverwriteQuestion {
    /** There is no terminal, and so nobody to ask. */
    OverwriteQuestion NOBODY = existing -> Answer.NOBODY_THERE;

    /** What the user said. */
    enum Answer {
        YES,
        NO,
        NOBODY_THERE
    }

    /** Asks about that file. */
    Answer ask(Path existing);
}
