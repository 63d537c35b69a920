package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;
import java.util.Optional;

/**
 * The result of a change of the directory.
 *
 * @param generation the generation of the presence that the change began or ended, or {@link #NO_GENERATION}
 * @param before what the change found, where the kind of change says so; else empty
 * @param replaced the presence that a CONNECT of a session has replaced
 */
public record ChangeResult(Outcome outcome, long generation, String before, Optional<HeldBy> replaced) {
    /** No generation; generations are positive. */
    public static final long NO_GENERATION = 0;

    /** A result that found nothing. */
    public ChangeResult(Outcome outcome, long generation) {
        this(outcome, generation, "");
    }

    /** A result that replaced no presence. */
    public ChangeResult(Outcome outcome, long generation, String before) {
        this(outcome, generation, before, Optional.empty());
    }

    /** A result without a generation. */
    public static ChangeResult of(Outcome outcome) {
        return new ChangeResult(outcome, NO_GENERATION);
    }

    /** Whether the change was made. */
    public boolean isOk() {
        return outcome == Outcome.OK;
    }

    /**
     * Who holds, or held, the presence of a user.
     *
     * @param generation of the presence
     * @param replica the registry that has the session; 0 for a classic client
     * @param key the id of the session's key; empty for a classic client
     */
    public record HeldBy(long generation, long replica, String key) {}
}
