package dev.lonja.peer.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening a file without following links, even when somebody replaces it during the checks. */
class NoFollowTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void createFile() throws IOException {
        folder = folder.toRealPath();
        file = Files.writeString(Files.createDirectory(folder.resolve("inner")).resolve("file"), "hello");
    }

    @Test
    void opensARegularFile() throws IOException {
        try (FileChannel channel = NoFollow.openForReading(file).channel()) {
            assertThat(channel.size()).isEqualTo(5);
        }
    }

    @Test
    void refusesALinkAtTheEnd() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThatThrownBy(() -> NoFollow.openForReading(link)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesALinkOnTheWay() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file.getParent());

        assertThatThrownBy(() -> NoFollow.openForReading(link.resolve("file"))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsNotARegularFile() {
        assertThatThrownBy(() -> NoFollow.openForReading(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> NoFollow.openForReading(Path.of("/dev/zero"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> NoFollow.openForReading(Path.of("/"))).isInstanceOf(IOException.class);
    }

    @Test
    void releasesNothingButPipes() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "hello");

        NoFollow.release(file);
        NoFollow.release(folder);

        assertThat(file).hasContent("hello");
    }
}
