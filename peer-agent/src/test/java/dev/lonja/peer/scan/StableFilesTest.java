package dev.lonja.peer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a file that is new or changes is offered. */
class StableFilesTest extends ScanFixture {
    @Test
    void offersAFileAfterTwoLooksThatAgree() throws IOException {
        write("new", "12");
        SharedFolder folder = folder(100);

        Snapshot first = folder.read(Set.of());
        pass(STABILITY);
        Snapshot second = folder.read(Set.of());

        assertThat(first.files()).isEmpty();
        assertThat(first.pending()).containsExactly(path("new"));
        assertThat(first.nextLook()).contains(STABILITY);
        assertThat(second.files()).isEqualTo(Map.of(path("new"), "2 bytes"));
        assertThat(second.pending()).isEmpty();
        assertThat(second.nextLook()).isEmpty();
    }

    @Test
    void doesNotOfferAFileThatGrowsAndWasNotOfferedBefore() throws IOException {
        write("growing", "1");
        SharedFolder folder = folder(100);
        folder.read(Set.of());
        pass(STABILITY);
        write("growing", "12");

        Snapshot grown = folder.read(Set.of());

        assertThat(grown.files()).isEmpty();
        assertThat(grown.nextLook()).contains(STABILITY);
        pass(STABILITY);
        assertThat(folder.read(Set.of()).files()).isEqualTo(Map.of(path("growing"), "2 bytes"));
    }

    @Test
    void seesAFileOverwrittenInPlaceWithTheSameSizeAndTime() throws IOException {
        write("same", "12");
        FileTime before = Files.getLastModifiedTime(share.resolve("same"));
        SharedFolder folder = folder(100);
        folder.read(Set.of());
        pass(STABILITY);
        Object changed = Files.getAttribute(share.resolve("same"), "unix:ctime");
        do {
            write("same", "21");
            Files.setLastModifiedTime(share.resolve("same"), before);
        } while (changed.equals(Files.getAttribute(share.resolve("same"), "unix:ctime")));

        assertThat(folder.read(Set.of()).files()).isEmpty();
    }

    @Test
    void keepsTheDescriptionOfAnOfferedFileWhileItGrows() throws IOException {
        write("log", "1");
        SharedFolder folder = folder(100);
        folder.read(Set.of());
        pass(STABILITY);
        folder.read(Set.of());

        for (String content : List.of("12", "123", "1234")) {
            write("log", content);
            pass(STABILITY);
            Snapshot growing = folder.read(Set.of());
            assertThat(growing.files()).isEqualTo(Map.of(path("log"), "1 bytes"));
            assertThat(growing.nextLook()).contains(STABILITY);
        }

        pass(STABILITY);
        assertThat(folder.read(Set.of()).files()).isEqualTo(Map.of(path("log"), "4 bytes"));
    }

    @Test
    void offersOldFilesAtTheFirstLook() throws IOException {
        write("old", "1");
        now = Instant.now().plus(Duration.ofMinutes(2));

        assertThat(folder(100).read(Set.of()).files()).containsOnlyKeys(path("old"));
    }

    @Test
    void waitsForAFileWhoseTimesAreInTheFuture() throws IOException {
        write("future", "1");
        Files.setLastModifiedTime(
                share.resolve("future"), FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        now = Instant.now().plus(Duration.ofMinutes(2));
        SharedFolder folder = folder(100);

        assertThat(folder.read(Set.of()).files()).isEmpty();
        pass(STABILITY);
        assertThat(folder.read(Set.of()).files()).containsOnlyKeys(path("future"));
    }

    @Test
    void leavesAListedFileListedWhileItChanges() throws IOException {
        write("listed", "1");

        Snapshot first = folder(100).read(Set.of(path("listed")));

        assertThat(first.isUndecided(path("listed"))).isTrue();
        assertThat(first.isUndecided(path("other"))).isFalse();
    }

    @Test
    void reportsAFileThatChangesForAMinute() throws IOException {
        write("busy", "");
        SharedFolder folder = folder(100);
        folder.read(Set.of());
        for (int second = 0; second < 60; second++) {
            Files.writeString(share.resolve("busy"), "x".repeat(second));
            pass(Duration.ofSeconds(1));
            folder.read(Set.of());
        }
        Files.writeString(share.resolve("busy"), "longer".repeat(100));

        assertThat(folder.read(Set.of()).skipped().summary()).isEqualTo("changes all the time: 1 (busy)");
    }

    @Test
    void followsASidecarWhenItIsStable() throws IOException {
        write("film", "1");
        SharedFolder folder = folder(100);
        folder.read(Set.of());
        pass(STABILITY);
        folder.read(Set.of());
        write("film.lonja", "A film\nand more");

        Snapshot fresh = folder.read(Set.of());
        pass(STABILITY);

        assertThat(fresh.files()).isEqualTo(Map.of(path("film"), "1 bytes"));
        assertThat(folder.read(Set.of()).files()).isEqualTo(Map.of(path("film"), "A film"));
    }
}
