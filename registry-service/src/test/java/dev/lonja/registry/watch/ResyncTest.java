package dev.lonja.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Watched;
import dev.lonja.registry.background.ChangedFiles.ChangedFile;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a registry does not know what has changed, and asks sessions to list again. */
class ResyncTest extends WatchFixture {
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
        assertThat(sessions).allMatch(log -> log.all().getLast().startsWith("RESYNC "));
        assertThat(sessions.stream().mapToInt(log -> log.all().size()).sum()).isLessThan(Deliveries.MAX_EVENTS);
        changes.allUncertain();
        assertThat(events()).as("in the pause").isEmpty();
        pause();
        assertThat(events()).as("after the pause").containsExactly("RESYNC " + users);
    }
}
