package dev.lonja.registry.watch;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private static final String ROOT = "ab".repeat(32);
    private static final String OTHER_ROOT = "cd".repeat(32);
    private static final Administrator ROOT_USER = new Administrator("root", "::1");
    private static final Caller BOB = session("bob", 'b', "10.0.0.2");

    private final WatchIndex index = new WatchIndex();
    private final Watches watches = new Watches(index);
    private final Happenings happenings = new Happenings();
    private final Database database = new Database();
    private final ChangedByOthers others = new ChangedByOthers(database, happenings);
    private final WatchedChanges changes = new WatchedChanges(index, happenings, others);
    private long now;
    private final WatchRounds rounds = new WatchRounds(index, happenings, others, () -> now);
    private final EventLog session = new EventLog();

    @Test
    void tellsOfEverybodyWhoComesAndGoes() {
        String watch = watch("users");

        changes.online("bob");
        changes.offline("bob");
        commit(publish("/a", "", ""));

        assertThat(events()).containsExactly("ONLINE " + watch + " bob", "OFFLINE " + watch + " bob");
    }

    @Test
    void tellsOfOneUserAndItsFiles() {
        String watch = watch("user bob");

        changes.online("bob");
        changes.online("eva");
        commit(publish("/My boats", "1000", ROOT));
        commit(publish("/My boats", "1000", OTHER_ROOT), ROOT);
        commit(new DirectoryChange.Publish(classic("bob", "10.0.0.2"), new PublishedFile("/My%20nets", "d")));
        commit(new DirectoryChange.Publish(classic("eva", "10.0.0.3"), new PublishedFile("/a", "")));
        commit(new SessionChange.DeleteFile(BOB, ClassicForm.of("/My boats")));
        commit(new DirectoryChange.Delete(classic("bob", "10.0.0.2"), "/My%20nets"));
        commit(new DirectoryChange.RemoveFile("bob", "/b", ROOT_USER));
        changes.offline("bob");

        assertThat(events())
                .containsExactly(
                        "ONLINE " + watch + " bob",
                        "PUBLISHED " + watch + " bob /My boats 1000 " + ROOT,
                        "PUBLISHED " + watch + " bob /My boats 1000 " + OTHER_ROOT,
                        "PUBLISHED " + watch + " bob /My nets",
                        "DELETED " + watch + " bob /My boats",
                        "DELETED " + watch + " bob /My nets",
                        "DELETED " + watch + " bob /b",
                        "OFFLINE " + watch + " bob");
    }

    @Test
    void tellsOfFilesThatASearchWouldFind() {
        String watch = watch("search Árbol rojo");
        String encoded = watch("search nets%20blue");

        commit(publish("/ROJO/arboles.txt", "", ""));
        commit(publish("/arbol.txt", "", ""));
        commit(new DirectoryChange.Publish(BOB, new PublishedFile("/a", "un árbol rojo")));
        commit(publish("/blue nets", "7", ROOT));

        assertThat(events())
                .containsExactly(
                        "FOUND " + watch + " bob /ROJO/arboles.txt",
                        "FOUND " + watch + " bob /a",
                        "FOUND " + encoded + " bob /blue nets 7 " + ROOT);
    }

    @Test
    void tellsWhoNewlyHasAContent() {
        String watch = watch("content 1000 " + ROOT);

        commit(publish("/a", "", ""));
        commit(publish("/a", "1000", ROOT), "");
        commit(publish("/a", "1000", ROOT), ROOT);
        commit(publish("/other size", "1001", ROOT));
        commit(publish("/other root", "1000", OTHER_ROOT));
        commit(publish("/b", "1000", ROOT), OTHER_ROOT);

        assertThat(events())
                .containsExactly("FOUND " + watch + " bob /a 1000 " + ROOT, "FOUND " + watch + " bob /b 1000 " + ROOT);
    }

    @Test
    void notesNothingThatNoWatchIsAbout() {
        watch("user eva");
        watch("content 1000 " + OTHER_ROOT);

        changes.committed(
                IntStream.range(0, 256)
                        .<DirectoryChange>mapToObj(number -> publish("/" + number, "1000", ROOT))
                        .toList(),
                IntStream.range(0, 256).mapToObj(number -> ok("")).toList());
        changes.online("bob");
        changes.contentChanged(List.of());

        assertThat(happenings.take()).isEmpty();
    }

    @Test
    void tellsNothingOfWhatWasRefused() {
        watch("user bob");

        changes.committed(
                List.of(publish("/a", "", ""), publish("/b", "", "")),
                List.of(ChangeResult.of(Outcome.NOT_CONNECTED), ChangeResult.of(Outcome.ALREADY_PUBLISHED)));

        assertThat(events()).isEmpty();
    }

    @Test
    void opensNoMoreThanSixtyFourInASession() {
        for (int number = 0; number < Watches.MAX_OF_SESSION; number++) {
            watch("user bob");
        }
        assertThat(watches.open(session, "ana", Watched.parse("users"))).isEmpty();
        assertThat(watches.open(new EventLog(), "ana", Watched.parse("users"))).isPresent();

        watches.closeAll(session);
        assertThat(watches.open(session, "ana", Watched.parse("users"))).isPresent();
    }

    @Test
    void closesWhatASessionNoLongerWants() {
        long first = open("users");
        long second = open("user bob");
        long third = open("search boats");
        long fourth = open("content 1000 " + ROOT);
        long ofEva = watches.open(session, "eva", new Watched.Users()).orElseThrow();

        watches.close(new EventLog(), first);
        assertThat(watches.isOpen(session, first)).isTrue();
        watches.close(session, first);
        watches.close(session, first);
        assertThat(watches.isOpen(session, first)).isFalse();
        watches.closeAll(session, "ana");
        assertThat(List.of(second, third, fourth)).noneMatch(watch -> watches.isOpen(session, watch));
        changes.online("bob");
        commit(publish("/boats", "1000", ROOT));
        assertThat(events()).containsExactly("ONLINE " + ofEva + " bob");

        watches.closeAll(session);
        assertThat(watches.count()).isZero();
        assertThat(index.isEmpty()).isTrue();
        assertThat(index.hasContent() || index.hasSearch() || index.hasUser("bob"))
                .isFalse();
    }

    @Test
    void readsWhichFilesOthersHaveChanged() {
        String search = watch("search boats");
        String user = watch("user bob");
        database.files.add(new ChangedFile("bob", "/My%20boats", "", "", FileFacts.UNKNOWN));
        changes.toldUpTo("1");

        changes.contentChanged(List.of("bob"));
        assertThat(events())
                .containsExactly("PUBLISHED " + user + " bob /My boats", "FOUND " + search + " bob /My boats");
        changes.contentChanged(List.of("bob", "eva"));
        rounds.run();
        changes.toldUpTo("2");
        changes.contentChanged(List.of("bob"));
        rounds.run();

        assertThat(database.asked)
                .containsExactly(Map.of("bob", "1"), Map.of("bob", "read 1", "eva", "1"), Map.of("bob", "2"));
    }

    @Test
    void readsNothingThatIsNotWatched() {
        watch("user bob");
        watch("users");
        changes.toldUpTo("1");

        changes.contentChanged(List.of("eva"));
        rounds.run();

        assertThat(database.asked).isEmpty();
    }

    @Test
    void asksToListAgainWhatItDoesNotKnow() {
        String users = watch("users");
        String bob = watch("user bob");
        String search = watch("search boats");
        String cut = "/" + "x".repeat(300);

        changes.deleted("bob", List.of());
        assertThat(events()).containsExactly("RESYNC " + bob);
        pause();
        commit(new DirectoryChange.Delete(BOB, ClassicForm.of(cut).path()));
        assertThat(events()).containsExactly("RESYNC " + bob);
        pause();
        commit(new DirectoryChange.RemoveUser("bob", ROOT_USER));
        assertThat(events()).containsExactly("RESYNC " + bob);
        pause();
        changes.uncertain("bob");
        assertThat(events()).containsExactly("RESYNC " + users, "RESYNC " + bob);
        pause();
        changes.everythingChanged();
        assertThat(events()).containsExactlyInAnyOrder("RESYNC " + users, "RESYNC " + bob, "RESYNC " + search);
        pause();
        changes.contentChanged(List.of("eva"));
        rounds.run();
        assertThat(events())
                .as("before it is known what was told")
                .containsExactlyInAnyOrder("RESYNC " + bob, "RESYNC " + search);
    }

    @Test
    void readsAgainWhatAFailedTransactionMayHaveMade() {
        String bob = watch("user bob");
        changes.toldUpTo("1");
        database.files.add(new ChangedFile("bob", "/a", "", "", FileFacts.UNKNOWN));

        changes.failed(List.of(publish("/a", "", "")));

        assertThat(events()).containsExactly("PUBLISHED " + bob + " bob /a", "RESYNC " + bob);
    }

    @Test
    void asksToListAgainWhenTheDatabaseCannotBeRead() {
        String bob = watch("user bob");
        changes.toldUpTo("1");
        database.isGone = true;

        changes.contentChanged(List.of("bob"));
        rounds.run();

        assertThat(events()).containsExactly("RESYNC " + bob);
    }

    @Test
    void asksOnceToListAgainWhenTooMuchHappens() {
        String users = watch("users");
        List<EventLog> sessions = new ArrayList<>();
        for (int number = 0; number < 9; number++) {
            sessions.add(new EventLog());
            watches.open(sessions.getLast(), "ana", new Watched.Users());
        }

        for (int number = 0; number < Happenings.MAX_WAITING + 1; number++) {
            changes.online("user" + number);
        }

        assertThat(events()).hasSizeLessThan(Deliveries.MAX_EVENTS).last().isEqualTo("RESYNC " + users);
        assertThat(sessions.stream().mapToInt(log -> log.all().size()).sum()).isLessThan(Deliveries.MAX_EVENTS);
        changes.allUncertain();
        assertThat(events()).as("in the pause").isEmpty();
        pause();
        assertThat(events()).as("after the pause").containsExactly("RESYNC " + users);
    }

    @Test
    void survivesASessionThatTakesNothing() {
        watches.open(
                events -> {
                    throw new IllegalStateException("closed");
                },
                "eva",
                new Watched.Users());
        String users = watch("users");

        changes.online("bob");

        assertThat(events()).containsExactly("ONLINE " + users + " bob");
    }

    private long open(String what) {
        return watches.open(session, "ana", Watched.parse(what)).orElseThrow();
    }

    private String watch(String what) {
        return Long.toString(open(what));
    }

    private List<String> events() {
        rounds.run();
        return session.take();
    }

    private void pause() {
        now += Duration.ofSeconds(30).toNanos();
    }

    private void commit(DirectoryChange change) {
        commit(change, "");
    }

    private void commit(DirectoryChange change, String rootBefore) {
        changes.committed(List.of(change), List.of(ok(rootBefore)));
    }

    private static ChangeResult ok(String rootBefore) {
        return new ChangeResult(Outcome.OK, ChangeResult.NO_GENERATION, rootBefore);
    }

    private static SessionChange.PublishFile publish(String path, String size, String root) {
        return new SessionChange.PublishFile(BOB, ClassicForm.of(path), "", FileFacts.parse(size, root, "", "", ""));
    }

    /** Shows the same files to whoever asks. */
    private static final class Database implements ChangedByOthers.Reading {
        private final List<ChangedFile> files = new ArrayList<>();
        private final List<Map<String, String>> asked = new ArrayList<>();
        private boolean isGone;

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
