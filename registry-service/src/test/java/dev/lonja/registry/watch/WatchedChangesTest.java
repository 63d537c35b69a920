package dev.lonja.registry.watch;

import static dev.lonja.registry.directory.Sessions.classic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.SessionChange;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a registry tells of its own changes. */
class WatchedChangesTest extends WatchFixture {
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
}
