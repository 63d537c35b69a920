package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;

/**
 * What a change of the directory did.
 *
 * @param generation of the presence that the change began or ended, else {@link #NO_GENERATION}
 */
public record ChangeResult(Outcome outcome, long generation) {
    /** Not a generation: those are positive. */
    public static final long NO_GENERATION = 0;

    /** A result that begins or ends no presence, or does not say which one. */
    public static ChangeResult of(Outcome outcome) {
        return new ChangeResult(outcome, NO_GENERATION);
    }

    /** Whether the change was made. */
    public boolean isOk() {
        return outcome == Outcome.OK;
    }
}
