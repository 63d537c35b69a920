package dev.lonja.peer.scan;

import static dev.lonja.peer.text.Texts.text;

import java.util.Collection;
import java.util.PriorityQueue;

/** The best of all candidates, up to a limit: a new file never takes the place of one that is offered. */
final class Selection {
    private final int maxFiles;
    private final SkippedFiles skipped;
    private final PriorityQueue<Candidate> worstFirst = new PriorityQueue<>(Candidate.BEST_FIRST.reversed());

    Selection(int maxFiles, SkippedFiles skipped) {
        this.maxFiles = maxFiles;
        this.skipped = skipped;
    }

    void add(Candidate candidate) {
        worstFirst.add(candidate);
        if (worstFirst.size() > maxFiles) {
            skipped.add(
                    worstFirst.remove().file(),
                    SkipReason.TOO_MANY,
                    text("the limit is %d, and older or listed files come first", maxFiles));
        }
    }

    Collection<Candidate> candidates() {
        return worstFirst;
    }
}
