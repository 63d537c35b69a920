package dev.lonja.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.value.FileFacts;
import dev.lonja.registry.background.ChangedFiles.ChangedFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a registry reads of the changes of others. */
class ChangedByOthersTest extends WatchFixture {
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
}
