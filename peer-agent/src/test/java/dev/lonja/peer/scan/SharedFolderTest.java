package dev.lonja.peer.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedFolderTest extends ScanFixture {
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
    void offersEveryNameThatUtf8CanWrite() throws IOException {
        List<String> names = List.of(
                "two words",
                " ",
                "  x  ",
                "tab\t",
                "new\nline",
                "\u001b[31m",
                "\u00a0",
                "100%",
                "%41",
                "\"",
                "\\",
                "-r",
                "🎣",
                "ñ",
                "n\u0303",
                "\u202e",
                "\u2028",
                "x".repeat(255));
        for (String name : names) {
            write(name, "1");
        }
        Path deep = Files.createDirectories(share.resolve("y ".repeat(100)).resolve("z ".repeat(100)));
        Files.writeString(deep.resolve("file"), "1");

        Snapshot snapshot = stableFolder(100).read(Set.of());

        assertThat(snapshot.files())
                .containsOnlyKeys(Stream.concat(names.stream().map(this::path), Stream.of(deep + "/file"))
                        .toList());
        assertThat(snapshot.skipped().count()).isZero();
    }

    @Test
    void offersOneOfTwoFilesWithTheSameClassicPath() throws IOException {
        Path longPath = share.resolve("a".repeat(200)).resolve("b".repeat(200)).resolve("file.txt");
        Path likeItsClassicPath = Path.of(ClassicPath.encode(longPath.toString()));
        for (Path file : List.of(longPath, likeItsClassicPath)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "1");
            Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofDays(1))));
        }
        Files.setLastModifiedTime(longPath, FileTime.from(now.minus(Duration.ofDays(2))));

        Snapshot snapshot = stableFolder(100).read(Set.of());

        assertThat(snapshot.files()).containsOnlyKeys(longPath.toString());
        assertThat(snapshot.skipped().files())
                .containsExactly(new SkippedFile(
                        likeItsClassicPath,
                        SkipReason.NAME,
                        "its classic path is that of " + Printable.of(longPath.toString()) + " already"));
        assertThat(stableFolder(100).read(Set.of(likeItsClassicPath.toString())).files())
                .containsOnlyKeys(likeItsClassicPath.toString());
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
}
