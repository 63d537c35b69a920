package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;

/**
 * The result of a change of the directory.
 *
 * @param generation the generation of the presence that the change began or ended, or {@link #NO_GENERATION}
 * @param before what the change found, where the kind of change says so; else empty
 */
public record ChangeResult(Outcome outcome, long generation, String before) {
    /** No generation; generations are positive. */
    public static final long NO_GENERATION = 0;

    /** A result that found nothing worth telling. */
    public ChangeResult(Outcome outcome, long generation) {
        this(outcome, generation, "");
    }

    /** A result without a generation. */
    public static ChangeResult of(Outcome outcome) {
        return new ChangeResult(outcome, NO_GENERATION);
    }

    /** Whether the change was made. */
    public boolean isOk() {
        return outcome == Outcome.OK;
    }
}
