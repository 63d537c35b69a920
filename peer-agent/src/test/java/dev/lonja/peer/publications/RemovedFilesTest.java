package dev.lonja.peer.publications;

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

class RemovedFilesTest {
    private static final int MANY = 20;

    private final RemovedFiles removedFiles = new RemovedFiles(Duration.ZERO);
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
        removedFiles.compared(files, files);
        removedFiles.published(files);
        assertThat(removedFiles.paths()).isEmpty();
    }

    @Test
    void keepsAFileAwayThatSomebodyElseHasRemoved() {
        removedFiles.compared(files, Set.of(first));
        removedFiles.compared(files, Set.of(first));

        assertThat(removedFiles.paths()).containsExactly(first);
    }

    @Test
    void publishesItAgainWhenItHasChanged() throws IOException {
        removedFiles.compared(files, Set.of(first));
        Files.writeString(Path.of(first), "other content");

        removedFiles.compared(files, Set.of(first));

        assertThat(removedFiles.paths()).isEmpty();
    }

    @Test
    void forgetsItWhenTheRegistryListsItAgain() {
        removedFiles.compared(files, Set.of(first));

        removedFiles.compared(files, Set.of());

        assertThat(removedFiles.paths()).isEmpty();
    }

    @Test
    void takesTheLossOfMostFilesForALossOfData() {
        removedFiles.compared(files, files);

        assertThat(removedFiles.paths()).isEmpty();
    }

    @Test
    void takesTheLossOfAFewOfManyForRemovedFiles() {
        Set<String> few = Set.copyOf(files.stream().limit(MANY / 2 - 1).toList());

        removedFiles.compared(files, few);

        assertThat(removedFiles.paths()).isEqualTo(few);
    }

    @Test
    void publishesEverythingForAUserWhoIsRegisteredAnew() {
        removedFiles.compared(files, Set.of(first));

        removedFiles.reset();
        removedFiles.compared(files, Set.of(first));

        assertThat(removedFiles.paths()).isEmpty();
    }

    @Test
    void doesNotTakeAFileForRemovedWhosePublicationIsNotCertain() {
        removedFiles.uncertain(Set.of(first));

        removedFiles.compared(files, Set.of(first));

        assertThat(removedFiles.paths()).isEmpty();
    }

    @Test
    void doesNotTakeAFileForRemovedThatWasPublishedJustNow() {
        var patient = new RemovedFiles(Duration.ofHours(1));
        patient.published(files);

        patient.compared(files, Set.of(first));

        assertThat(patient.paths()).isEmpty();
    }
}
