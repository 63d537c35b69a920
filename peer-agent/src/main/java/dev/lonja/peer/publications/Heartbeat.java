package dev.lonja.peer.publications;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.presence.Upkeep;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.protocol.PresenceCheck.Wants;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks after the connected user, one look at each beat: a lost presence is made again, and what the registry no longer lists
 * is no longer served. A registry can take away, never add (section 1, Meaning).
 *
 * <p>Thread: one at a time; it blocks until the registry has answered.
 */
public final class Heartbeat {
    /** A larger set, or one at a registry without presence checks, is compared at every tenth beat only. */
    private static final int MAX_AT_EVERY_BEAT = 1000;

    private static final int SELDOM = 10;

    private static final int MAX_NAMED = 3;

    private final AgentPresence presence;
    private final SharedSets sets;
    private final Duration settled;
    private long beats;

    /**
     * A heartbeat of that presence.
     *
     * @param settled the age of a publication from which on a listing without the file means that the file was removed
     */
    Heartbeat(AgentPresence presence, SharedSets sets, Duration settled) {
        this.presence = presence;
        this.sets = sets;
        this.settled = settled;
    }

    /**
     * What one look has found.
     *
     * @param notes sentences about files that are no longer served
     */
    public record Beat(Upkeep upkeep, List<String> notes) {
        public Beat {
            notes = List.copyOf(notes);
        }
    }

    /** Looks once. */
    public Beat beat() {
        String user = presence.user().orElse("");
        if (user.isEmpty()) {
            return new Beat(new Upkeep.Nobody(), List.of());
        }
        SharedFiles files = sets.of(user);
        // Before the registry is asked: what is published after that may be missing in its answer.
        SharedFiles.Snapshot before = files.snapshot(settled);
        Upkeep upkeep = presence.keep(wants(before));
        if (upkeep instanceof Upkeep.Restored) {
            beats = 0; // A registry that has lost a presence may have lost files as well.
        }
        try {
            return new Beat(upkeep, withdraw(user, files, before, upkeep));
        } catch (IOException unwritable) {
            return new Beat(
                    upkeep,
                    List.of(text(
                            "what the registry no longer lists is not served any more, but is again after a restart: %s",
                            Reasons.withFile(unwritable))));
        }
    }

    private Wants wants(SharedFiles.Snapshot before) {
        boolean isOften = presence.hasChecks() && before.classicPaths().size() <= MAX_AT_EVERY_BEAT;
        boolean isDue = isOften || beats % SELDOM == 0;
        beats++;
        return isDue && !before.classicPaths().isEmpty() ? Wants.PUBLISHED : Wants.PRESENCE;
    }

    private List<String> withdraw(String user, SharedFiles files, SharedFiles.Snapshot before, Upkeep upkeep)
            throws IOException {
        return switch (upkeep) {
            case Upkeep.Kept(String keptUser, var published)
            when keptUser.equals(user) && published.isPresent() -> withdraw(files, before, published.get());
            case Upkeep.Unregistered(String gone) when gone.equals(user) -> notes(files.retain(before, Set.of()));
            case Upkeep.Nobody nobody -> List.of();
            case Upkeep.Kept kept -> List.of();
            case Upkeep.Restored restored -> List.of();
            case Upkeep.Elsewhere elsewhere -> List.of();
            case Upkeep.Replaced replaced -> List.of();
            case Upkeep.Unregistered unregistered -> List.of();
            case Upkeep.Unanswered unanswered -> List.of();
        };
    }

    private List<String> withdraw(SharedFiles files, SharedFiles.Snapshot before, Reply.Content published)
            throws IOException {
        Set<String> listed = published.files().stream().map(PublishedFile::path).collect(Collectors.toSet());
        // Another implementation may list paths in a form that this agent does not understand: then no entry matches.
        boolean isForeign =
                !presence.hasChecks() && !listed.isEmpty() && Collections.disjoint(listed, before.classicPaths());
        return isForeign ? List.of() : notes(files.retain(before, listed));
    }

    private static List<String> notes(Set<String> gone) {
        if (gone.isEmpty()) {
            return List.of();
        }
        String named =
                gone.stream().sorted().limit(MAX_NAMED).map(Printable::of).collect(Collectors.joining(", "));
        String more = gone.size() > MAX_NAMED ? text(" and %d more", gone.size() - MAX_NAMED) : "";
        return List.of(text("not served any more, because the registry no longer lists it: %s", named + more));
    }
}
