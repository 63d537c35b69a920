package dev.lonja.peer.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.peer.Configs;
import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.peer.shared.ShareConfig;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderTest {
    private static final Duration STABILITY = Duration.ofSeconds(2);

    @TempDir
    Path temporary;

    private final OpenCheck open = OpenCheck.of(Configs.of(ShareConfig.class));
    private final Map<Path, IOException> failures = new HashMap<>();
    private final List<Path> checked = new ArrayList<>();
    private Path share;
    private long nanos;
    private Instant now = Instant.now();

    @BeforeEach
    void makeFolder() throws IOException {
        share = Files.createDirectory(temporary.resolve("share")).toRealPath();
    }

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
    void skipsWhatThisProcessCannotOpenAndLooksAgainWhenItChanges() throws IOException {
        write("secret", "1");
        failures.put(share.resolve("secret"), new AccessDeniedException(path("secret")));
        SharedFolder folder = stableFolder(100);

        Snapshot before = folder.read(Set.of());
        folder.read(Set.of());

        assertThat(before.files()).isEmpty();
        assertThat(before.skipped().summary()).isEqualTo("cannot be read: 1 (secret: permission denied)");
        assertThat(checked).hasSize(1);

        failures.clear();
        write("secret", "12");
        assertThat(folder.read(Set.of()).files()).containsOnlyKeys(path("secret"));
    }

    @Test
    void withdrawsAnOfferedFileThatCannotBeOpenedAnyMore() throws IOException {
        write("secret", "1");
        SharedFolder folder = folder(100);
        folder.read(Set.of());
        pass(STABILITY);
        assertThat(folder.read(Set.of()).files()).isNotEmpty();

        write("secret", "12");
        failures.put(share.resolve("secret"), new AccessDeniedException(path("secret")));
        Snapshot denied = folder.read(Set.of(path("secret")));

        assertThat(denied.files()).isEmpty();
        assertThat(denied.isUndecided(path("secret"))).isFalse();
    }

    @Test
    void doesNotTakeAFailureThatMayPassForTheState() throws IOException {
        write("file", "1");
        SharedFolder folder = stableFolder(100);
        failures.put(share.resolve("file"), new FileSystemException(path("file"), null, "Too many open files"));

        Snapshot failing = folder.read(Set.of(path("file")));
        assertThat(failing.isUndecided(path("file"))).isTrue();
        assertThat(failing.skipped().summary()).isEqualTo("cannot be read: 1 (file: too many open files)");

        pass(Duration.ofMinutes(1));
        assertThat(folder.read(Set.of(path("file"))).isUndecided(path("file"))).isFalse();
        failures.clear();
        assertThat(folder.read(Set.of()).files()).containsOnlyKeys(path("file"));
    }

    @Test
    void opensAFileOnlyWhenItIsNewOrHasChanged() throws IOException {
        write("one", "1");
        write("two", "2");
        SharedFolder folder = stableFolder(100);

        folder.read(Set.of());
        folder.read(Set.of());
        write("two", "22");
        folder.read(Set.of());

        assertThat(checked).containsExactlyInAnyOrder(share.resolve("one"), share.resolve("two"), share.resolve("two"));
    }

    @Test
    void skipsNamesThatAreNotUtf8AndShowsTheirBytes() throws Exception {
        shell("printf x > \"$(printf 'caf\\351')\" && mkdir \"$(printf 'ni\\361o')\""
                + " && printf x > \"$(printf 'ni\\361o')/in\" && printf x > canción.ogg");

        Snapshot snapshot = stableFolder(100).read(Set.of());

        assertThat(snapshot.files()).containsOnlyKeys(path("canción.ogg"));
        assertThat(snapshot.skipped().summary()).isEqualTo("name is not UTF-8: 2 (caf\\xe9, ni\\xf1o)");
    }

    @Test
    void neverBlocksAtAPipeAndSkipsWhatIsNoFile() throws Exception {
        shell("mkfifo pipe && ln -s pipe to-pipe && ln -s nothing broken && mkdir sub && ln -s sub to-sub");

        Snapshot snapshot = stableFolder(100).read(Set.of());

        assertThat(snapshot.files()).isEmpty();
        assertThat(snapshot.skipped().count(SkipReason.SPECIAL)).isEqualTo(2);
        assertThat(snapshot.skipped().count(SkipReason.LINK)).isEqualTo(2);
    }

    @Test
    void skipsFilesThatTheirWritersHaveNotCompleted() throws IOException {
        write("film.mkv.part", "1");
        write("film.mkv", "");
        write("big.iso", "1");
        write("big.iso.aria2", "1");
        write("page.CRDOWNLOAD", "1");
        write("notes~", "1");
        write("done.mkv", "1");

        Snapshot snapshot = stableFolder(100).read(Set.of());

        assertThat(snapshot.files()).containsOnlyKeys(path("done.mkv"));
        assertThat(snapshot.skipped().count(SkipReason.TEMPORARY)).isEqualTo(6);
    }

    @Test
    void keepsTheOldestFilesIfThereAreTooMany() throws IOException {
        writeOld("c", 30);
        writeOld("b", 20);
        writeOld("a", 10);
        SharedFolder folder = stableFolder(2);
        Snapshot first = folder.read(Set.of());

        writeOld("older", 40);
        Snapshot second = folder.read(Set.of());

        assertThat(first.files()).containsOnlyKeys(path("b"), path("c"));
        assertThat(second.files()).containsOnlyKeys(path("b"), path("c"));
        assertThat(second.skipped().summary())
                .isEqualTo(
                        "beyond the limit of files: 2 (a, older: the limit is 2, and older or listed files come first)");
        assertThat(second.skipped().signature()).isEqualTo(first.skipped().signature());
    }

    @Test
    void keepsListedFilesFirstIfThereAreTooMany() throws IOException {
        writeOld("old", 30);
        writeOld("listed", 10);

        assertThat(stableFolder(1).read(Set.of(path("listed"))).files()).containsOnlyKeys(path("listed"));
    }

    @Test
    void givesTheFreePlaceToTheOldestOfTheOthers() throws IOException {
        writeOld("c", 30);
        writeOld("b", 20);
        writeOld("a", 10);
        SharedFolder folder = stableFolder(2);
        folder.read(Set.of());
        Files.delete(share.resolve("c"));

        assertThat(folder.read(Set.of()).files()).containsOnlyKeys(path("a"), path("b"));
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

    @Test
    void failsIfTheFolderIsGoneOrNoFolder() throws IOException {
        SharedFolder folder = folder(100);
        Files.delete(share);
        assertThatThrownBy(() -> folder.read(Set.of())).isInstanceOf(NoSuchFileException.class);
        Files.writeString(share, "");
        assertThatThrownBy(() -> folder.read(Set.of())).isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void nothingIsDecidedBelowAnUnreadFolder() {
        var snapshot = new Snapshot(
                share,
                new TreeMap<>(),
                Set.of(),
                Map.of(),
                Set.of("/share/a"),
                new SkippedFiles(share),
                Optional.empty());

        assertThat(snapshot.isUndecided("/share/a/b/c")).isTrue();
        assertThat(snapshot.isUndecided("/share/ab")).isFalse();
    }

    private SharedFolder folder(int maxFiles) {
        return folder(maxFiles, STABILITY);
    }

    private SharedFolder stableFolder(int maxFiles) {
        return folder(maxFiles, Duration.ZERO);
    }

    private SharedFolder folder(int maxFiles, Duration stability) {
        Duration minute = Duration.ofMinutes(1);
        var clocks = new Clocks(stability, minute, minute, () -> nanos, () -> now);
        return new SharedFolder(
                share,
                new ScanRules(maxFiles, stability),
                new Offers(share, new Description("{size} bytes"), this::require, clocks));
    }

    private void require(Path file) throws IOException {
        checked.add(file);
        IOException failure = failures.get(file);
        if (failure != null) {
            throw failure;
        }
        open.require(file);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        now = now.plus(time);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(share.resolve(name), content);
    }

    private void writeOld(String name, int days) throws IOException {
        write(name, "1");
        Files.setLastModifiedTime(share.resolve(name), FileTime.from(now.minus(Duration.ofDays(days))));
    }

    private String path(String name) {
        return share + "/" + name;
    }

    private void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(share.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
