package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakedownsTest {
    private static final int MANY = 20;

    private final Takedowns takedowns = new Takedowns(Duration.ZERO);
    private final Set<String> files = new HashSet<>();

    @TempDir
    private Path folder;

    private String first;

    @BeforeEach
    void publish() throws IOException {
        for (int file = 0; file < MANY; file++) {
            files.add(Files.writeString(folder.resolve("file" + file), "hello").toString());
        }
        first = folder.resolve("file0").toString();
        takedowns.compared(files, files);
        takedowns.published(files);
        assertThat(takedowns.paths()).isEmpty();
    }

    @Test
    void keepsAFileAwayThatSomebodyElseHasRemoved() {
        takedowns.compared(files, Set.of(first));
        takedowns.compared(files, Set.of(first));

        assertThat(takedowns.paths()).containsExactly(first);
    }

    @Test
    void publishesItAgainWhenItHasChanged() throws IOException {
        takedowns.compared(files, Set.of(first));
        Files.writeString(Path.of(first), "other content");

        takedowns.compared(files, Set.of(first));

        assertThat(takedowns.paths()).isEmpty();
    }

    @Test
    void forgetsItWhenTheRegistryListsItAgain() {
        takedowns.compared(files, Set.of(first));

        takedowns.compared(files, Set.of());

        assertThat(takedowns.paths()).isEmpty();
    }

    @Test
    void takesTheLossOfMostFilesForALossOfData() {
        takedowns.compared(files, files);

        assertThat(takedowns.paths()).isEmpty();
    }

    @Test
    void takesTheLossOfAFewOfManyForTakedowns() {
        Set<String> few = Set.copyOf(files.stream().limit(MANY / 2 - 1).toList());

        takedowns.compared(files, few);

        assertThat(takedowns.paths()).isEqualTo(few);
    }

    @Test
    void publishesEverythingForAUserWhoIsRegisteredAnew() {
        takedowns.compared(files, Set.of(first));

        takedowns.reset();
        takedowns.compared(files, Set.of(first));

        assertThat(takedowns.paths()).isEmpty();
    }

    @Test
    void doesNotTakeAFileForRemovedWhosePublicationIsNotCertain() {
        takedowns.uncertain(Set.of(first));

        takedowns.compared(files, Set.of(first));

        assertThat(takedowns.paths()).isEmpty();
    }

    @Test
    void doesNotTakeAFileForRemovedThatWasPublishedJustNow() {
        var patient = new Takedowns(Duration.ofHours(1));
        patient.published(files);

        patient.compared(files, Set.of(first));

        assertThat(patient.paths()).isEmpty();
    }
}
