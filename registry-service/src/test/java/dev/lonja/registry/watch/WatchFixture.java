package dev.lonja.registry.watch;

import static dev.lonja.registry.directory.Sessions.session;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Watched;
import dev.lonja.registry.background.ChangedFiles.ChangedFile;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.SessionChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Watches of one session, on a registry that only the test changes, and on a database that shows it what the test says. */
abstract class WatchFixture {
    static final String ROOT = "ab".repeat(32);
    static final String OTHER_ROOT = "cd".repeat(32);
    static final Administrator ROOT_USER = new Administrator("root", "::1");
    static final Caller BOB = session("bob", 'b', "10.0.0.2");

    final WatchIndex index = new WatchIndex();
    final Watches watches = new Watches(index);
    final Happenings happenings = new Happenings();
    final Database database = new Database();
    private final ChangedByOthers others = new ChangedByOthers(database, happenings);
    final WatchedChanges changes = new WatchedChanges(index, happenings, others);
    private long now;
    final WatchRounds rounds = new WatchRounds(index, happenings, others, () -> now);
    final EventLog session = new EventLog();

    final long open(String what) {
        return watches.open(session, "ana", Watched.parse(what)).orElseThrow();
    }

    final String watch(String what) {
        return Long.toString(open(what));
    }

    final List<String> events() {
        rounds.run();
        return session.take();
    }

    final void pause() {
        now += Duration.ofSeconds(30).toNanos();
    }

    final void commit(DirectoryChange change) {
        commit(change, "");
    }

    final void commit(DirectoryChange change, String rootBefore) {
        changes.committed(List.of(change), List.of(ok(rootBefore)));
    }

    static ChangeResult ok(String rootBefore) {
        return new ChangeResult(Outcome.OK, ChangeResult.NO_GENERATION, rootBefore);
    }

    static SessionChange.PublishFile publish(String path, String size, String root) {
        return new SessionChange.PublishFile(BOB, ClassicForm.of(path), "", FileFacts.parse(size, root, "", "", ""));
    }

    /** Shows the same files to whoever asks. */
    static final class Database implements ChangedByOthers.Reading {
        final List<ChangedFile> files = new ArrayList<>();
        final List<Map<String, String>> asked = new ArrayList<>();
        boolean isGone;

        @Override
        public String read(Map<String, String> snapshots, Consumer<ChangedFile> reader) {
            if (isGone) {
                throw new IllegalStateException("gone");
            }
            asked.add(snapshots);
            files.forEach(reader);
            return "read " + asked.size();
        }
    }
}
