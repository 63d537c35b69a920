package dev.lonja.peer.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.download.target.OverwriteQuestion;
import dev.lonja.peer.upload.PeerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads to regular files that exist already: what is replaced, what is kept, and what stays of the old file. */
class ExistingTargetTest extends FileDownloaderFixture {
    private static final byte[] HELLO = PeerClient.served("hello".getBytes(UTF_8));

    @BeforeEach
    void writeTheOldFile() throws IOException {
        Files.writeString(target, "older, and longer than the new one");
    }

    @Test
    void replacesNothingThatNobodyAllowed() throws IOException {
        try (var owner = sending(HELLO)) {
            assertThat(fetch(owner))
                    .isEqualTo(new Download.Failed("cannot write " + target
                            + ": it exists; --overwrite replaces it, --keep-both adds a number to the new file"));
        }
        assertThat(target).hasContent("older, and longer than the new one");
    }

    @Test
    void replacesWithOverwrite() throws IOException {
        try (var owner = sending(HELLO)) {
            assertThat(fetch(owner, EXISTING, "overwrite")).isEqualTo(new Download.Done(target, 5));
        }
        assertThat(target).hasContent("hello");
        assertThat(folderNames()).containsExactly("target");
    }

    @ParameterizedTest
    @EnumSource(
            value = OverwriteQuestion.Answer.class,
            names = {"YES", "NO"})
    void asksAtATerminal(OverwriteQuestion.Answer answer) throws IOException {
        List<Path> asked = new ArrayList<>();
        var asking = new FileDownloader(Configs.of(DownloadConfig.class), counters, records(), existing -> {
            asked.add(existing);
            return answer;
        });
        try (var owner = sending(HELLO)) {
            asking.fetch(owner.address(), REMOTE, target, DownloadProgress.NONE);
            asking.fetch(owner.address(), REMOTE, folder.resolve("new"), DownloadProgress.NONE);
        }

        assertThat(asked).containsExactly(target);
        assertThat(target)
                .hasContent(answer == OverwriteQuestion.Answer.YES ? "hello" : "older, and longer than the new one");
    }

    @Test
    void keepsBothUnderTheNextFreeNumber() throws IOException {
        Path report = Files.writeString(folder.resolve("report.tar.gz"), "first");
        try (var owner = sending(HELLO)) {
            FileDownloader keeping = downloader(EXISTING, "keep-both");
            for (int time = 1; time <= 2; time++) {
                assertThat(keeping.fetch(owner.address(), REMOTE, report, DownloadProgress.NONE))
                        .isEqualTo(new Download.Done(folder.resolve("report.tar (" + time + ").gz"), 5));
            }
            assertThat(keeping.fetch(owner.address(), REMOTE, target, DownloadProgress.NONE))
                    .isEqualTo(new Download.Done(folder.resolve("target (1)"), 5));
        }
        assertThat(report).hasContent("first");
    }

    @Test
    void keepsBothWhenTheNameIsAsLongAsANameMayBe() throws IOException {
        Path longest = Files.writeString(folder.resolve("ñ".repeat(125) + ".txt"), "first");
        try (var owner = sending(HELLO)) {
            assertThat(downloader(EXISTING, "keep-both").fetch(owner.address(), REMOTE, longest, DownloadProgress.NONE))
                    .isEqualTo(new Download.Done(folder.resolve("ñ".repeat(123) + " (1).txt"), 5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "keep-both"})
    void replacesNothingThatAppearsDuringTheDownload(String rule) throws IOException {
        Path appearing = folder.resolve("appearing");
        Download download;
        try (var owner = sending(HELLO)) {
            download = downloader(EXISTING, rule)
                    .fetch(owner.address(), REMOTE, appearing, (now, total) -> write(appearing, "of somebody else"));
        }

        assertThat(appearing).hasContent("of somebody else");
        if (rule.equals("ask")) {
            assertThat(download).isInstanceOf(Download.Failed.class);
            assertThat(folderNames()).containsExactlyInAnyOrder("target", "appearing");
        } else {
            assertThat(download).isEqualTo(new Download.Done(folder.resolve("appearing (1)"), 5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "rwxr-xr-x", "rw-rw-rw-"})
    void keepsTheModeAndNeverShowsMoreOfTheContent(String mode) throws IOException {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        List<String> modesOfParts = new ArrayList<>();
        try (var owner = sending(HELLO)) {
            downloader(EXISTING, "overwrite")
                    .fetch(owner.address(), REMOTE, target, (now, total) -> modesOfParts.addAll(partModes()));
        }

        assertThat(target).hasContent("hello");
        assertThat(mode(target)).isEqualTo(mode);
        assertThat(modesOfParts).isNotEmpty().allMatch(part -> part.endsWith("------"));
    }

    @Test
    void keepsTheOwnerAndTheExtendedAttributes() throws IOException {
        boolean isRoot = Files.getAttribute(target, "unix:uid").equals(0);
        if (isRoot) {
            Files.setAttribute(target, "unix:uid", 1234);
            Files.setAttribute(target, "unix:gid", 2345);
        }
        var extended = Files.getFileAttributeView(target, UserDefinedFileAttributeView.class);
        boolean hasExtended = tryToWrite(extended);
        Object owner = Files.getAttribute(target, "unix:uid");
        Object group = Files.getAttribute(target, "unix:gid");
        try (var peer = sending(HELLO)) {
            fetch(peer, EXISTING, "overwrite");
        }

        assertThat(target).hasContent("hello");
        assertThat(Files.getAttribute(target, "unix:uid")).isEqualTo(owner);
        assertThat(Files.getAttribute(target, "unix:gid")).isEqualTo(group);
        if (hasExtended) {
            assertThat(extended.list()).contains("note");
        }
    }

    /** Not every file system has extended attributes. */
    private static boolean tryToWrite(UserDefinedFileAttributeView attributes) {
        try {
            return attributes.write("note", UTF_8.encode("mine")) > 0;
        } catch (IOException unsupported) {
            return false;
        }
    }

    @Test
    void leavesOtherNamesOfAReplacedFileAsTheyWere() throws IOException {
        Path other = Files.createLink(folder.resolve("other"), target);
        try (var owner = sending(HELLO)) {
            fetch(owner, EXISTING, "overwrite");
        }

        assertThat(target).hasContent("hello");
        assertThat(other).hasContent("older, and longer than the new one");
    }

    @Test
    void replacesTheFileBehindALinkAndLeavesTheLink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        try (var owner = sending(HELLO)) {
            assertThat(downloader.fetch(owner.address(), REMOTE, link, DownloadProgress.NONE))
                    .isInstanceOf(Download.Failed.class);
            downloader(EXISTING, "overwrite").fetch(owner.address(), REMOTE, link, DownloadProgress.NONE);
        }

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("hello");
    }

    @Test
    void doesNotFollowALinkThatLeadsNowhere() throws IOException {
        Path missing = folder.resolve("missing");
        Path link = Files.createSymbolicLink(folder.resolve("link"), missing);
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        try (var owner = sending(HELLO)) {
            FileDownloader overwriting = downloader(EXISTING, "overwrite");
            assertThat(overwriting.fetch(owner.address(), REMOTE, link, DownloadProgress.NONE))
                    .isInstanceOfSatisfying(
                            Download.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .contains("symbolic link to " + missing + ", which does not exist"));
            assertThat(overwriting.fetch(owner.address(), REMOTE, loop, DownloadProgress.NONE))
                    .isInstanceOf(Download.Failed.class);
        }

        assertThat(link).isSymbolicLink();
        assertThat(missing).doesNotExist();
    }

    private List<String> partModes() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .map(ExistingTargetTest::mode)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
