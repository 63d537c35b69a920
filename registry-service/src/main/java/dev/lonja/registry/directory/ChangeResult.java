package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;

/**
 * The result of a change of the directory.
 *
 * @param generation the generation of the presence that the change began or ended, or {@link #NO_GENERATION}
 */
public record ChangeResult(Outcome outcome, long generation) {
    /** No generation; generations are positive. */
    public static final long NO_GENERATION = 0;

    /** A result without a generation. */
    public static ChangeResult of(Outcome outcome) {
        return new ChangeResult(outcome, NO_GENERATION);
    }

    /** Whether the change was made. */
    public boolean isOk() {
        return outcome == Outcome.OK;
    }
}
