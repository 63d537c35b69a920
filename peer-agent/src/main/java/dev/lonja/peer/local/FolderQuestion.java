package dev.lonja.peer.local;

/** Asks the user whether all files of a folder are meant. Called by the thread that executes commands. */
@FunctionalInterface
public interface FolderQuestion {
    /** There is no terminal, and so nobody to ask. */
    FolderQuestion NOBODY = question -> Answer.NOBODY_THERE;

    /** What the user said. */
    enum Answer {
        YES,
        NO,
        NOBODY_THERE
    }

    /** Asks that question, which ends with a question mark. */
    Answer ask(String question);
}
