package dev.lonja.peer.scan;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.shared.OpenCheck;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides which files are offered: those that are stable and that this process can open. A file that was offered stays
 * offered with its description while it changes, so that a growing file is not published again and again.
 *
 * <p>A file is opened when it is new or looks different, not at every scan. For one thread.
 */
final class Offers {
    private final Path root;
    private final Description description;
    private final OpenCheck check;
    private final Clocks clocks;
    private Map<String, Tracked> known = new HashMap<>();

    Offers(Path root, Description description, OpenCheck check, Clocks clocks) {
        this.root = root;
        this.description = description;
        this.check = check;
        this.clocks = clocks;
    }

    boolean isOffered(String path) {
        Tracked tracked = known.get(path);
        return tracked != null && tracked.description() != null;
    }

    Snapshot judge(FolderReader reader, Set<String> listed) {
        var round = new Round(reader, listed);
        reader.selection().candidates().forEach(round::judge);
        known = round.seen;
        return round.snapshot();
    }

    /** One scan. */
    private final class Round {
        private final FolderReader reader;
        private final Set<String> listed;
        private long nanos;
        private final SortedMap<String, String> files = new TreeMap<>();
        private final Set<String> pending = new HashSet<>();
        private final Map<String, Tracked> seen = new HashMap<>();
        private long nextLookNanos = Long.MAX_VALUE;

        Round(FolderReader reader, Set<String> listed) {
            this.reader = reader;
            this.listed = listed;
        }

        void judge(Candidate candidate) {
            try {
                judge(candidate, track(candidate));
            } catch (NoSuchFileException gone) {
                // Deleted since its folder was read.
            } catch (IOException failure) {
                reader.unread(candidate.file(), failure);
            }
        }

        Snapshot snapshot() {
            return new Snapshot(
                    reader.realRoot(),
                    files,
                    pending,
                    reader.folders(),
                    reader.unread(),
                    reader.skipped(),
                    nextLookNanos == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(nextLookNanos)));
        }

        private Tracked track(Candidate candidate) throws IOException {
            // Taken before this look, and again after it for the next one: the time between two looks is never
            // overestimated.
            nanos = clocks.nanos();
            Look look = Look.at(candidate.file(), candidate.sidecar());
            long afterNanos = clocks.nanos();
            Tracked tracked = known.getOrDefault(candidate.path(), new Tracked(look, afterNanos));
            tracked.look(look, afterNanos);
            seen.put(candidate.path(), tracked);
            return tracked;
        }

        private void judge(Candidate candidate, Tracked tracked) throws IOException {
            long waitNanos = clocks.stability().toNanos() - tracked.agreedNanos(nanos);
            boolean isStable = waitNanos <= 0 || tracked.look().isOlderThan(clocks.quietSince());
            if (isStable) {
                tracked.settled(nanos);
            } else {
                lookAgainIn(waitNanos);
            }
            if (!canBeOpened(candidate, tracked)) {
                return;
            }
            if (isStable && !tracked.isDescribed()) {
                tracked.describe(description.of(root, candidate.file(), tracked.look(), candidate.sidecar() != null));
            }
            String offered = tracked.description();
            if (offered == null) {
                pending.add(candidate.path());
                reportChanging(candidate, tracked);
            } else {
                files.put(candidate.path(), offered);
            }
        }

        private boolean canBeOpened(Candidate candidate, Tracked tracked) throws IOException {
            if (!tracked.isChecked()) {
                check(candidate, tracked);
            }
            String problem = tracked.problem();
            if (problem != null) {
                reader.skipped().add(candidate.file(), SkipReason.UNREADABLE, problem);
            }
            return tracked.isChecked() && problem == null;
        }

        /**
         * Opens the file. If that fails for a reason that may pass, such as too many open files, the file is undecided; if it
         * goes on failing, it is reported as one that cannot be read.
         */
        private void check(Candidate candidate, Tracked tracked) throws IOException {
            try {
                check.require(candidate.file());
                tracked.checked(null);
            } catch (NoSuchFileException refused) {
                if (refused.getReason() == null) {
                    throw refused;
                }
                tracked.checked(refused.getReason());
            } catch (AccessDeniedException denied) {
                tracked.checked(Reasons.of(denied));
            } catch (IOException failure) {
                lookAgainIn(clocks.stability().toNanos());
                if (tracked.failed(nanos) < clocks.changing().toNanos()) {
                    throw failure;
                }
                reader.skipped().add(candidate.file(), SkipReason.UNREADABLE, Reasons.of(failure));
                tracked.withdraw();
            }
        }

        private void reportChanging(Candidate candidate, Tracked tracked) {
            if (!listed.contains(candidate.path())
                    && tracked.changingNanos(nanos) >= clocks.changing().toNanos()) {
                reader.skipped().add(candidate.file(), SkipReason.CHANGING, text("it changes all the time"));
            }
        }

        private void lookAgainIn(long waitNanos) {
            nextLookNanos = Math.min(nextLookNanos, Math.max(waitNanos, 0));
        }
    }
}
