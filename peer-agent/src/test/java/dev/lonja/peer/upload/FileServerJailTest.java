package dev.lonja.peer.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.shared.ShareStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A peer serves published files and nothing else, whatever path is asked for (section 1, Meaning). */
class FileServerJailTest extends FileServerFixture {
    private static final byte[] HELLO = PeerClient.served("hello".getBytes(UTF_8));

    @Test
    void stopsServingWhatAnotherProcessRemoved() throws IOException {
        Path file = publish(Files.writeString(folder.resolve("file"), "hello"));
        int port = server.start(shared);
        assertThat(PeerClient.get(port, file.toString())).isEqualTo(HELLO);

        new ShareStore(new DataFolder(folder.resolve("data")))
                .load("localhost:5500", "ana")
                .remove(file.toString());

        assertThat(PeerClient.get(port, file.toString())).isEqualTo(NO_SUCH_FILE);
    }

    @Test
    void sendsNothingThatWasNotPublished() throws IOException {
        publish(Files.writeString(folder.resolve("published"), "hello"));
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        int port = server.start(shared);

        assertThat(PeerClient.get(port, folder + "/published")).isEqualTo(HELLO);
        assertThat(PeerClient.get(port, secret.toString())).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, "/etc/passwd")).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, "/.lonja-probe")).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, folder + "//published")).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, folder + "/published/../secret")).isEqualTo(FAILED);
        assertThat(PeerClient.get(port, "secret")).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, "../secret")).isEqualTo(FAILED);
    }

    @Test
    void stopsServingAPathThatIsRemoved() throws IOException {
        Path file = publish(Files.writeString(folder.resolve("file"), "hello"));
        int port = server.start(shared);
        assertThat(PeerClient.get(port, file.toString())).isEqualTo(HELLO);

        shared.remove(file.toString());

        assertThat(PeerClient.get(port, file.toString())).isEqualTo(NO_SUCH_FILE);
    }

    @Test
    void followsAPublishedLinkWhileItLeadsToTheSameFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "hello");
        Path other = Files.writeString(folder.resolve("other"), "secret");
        Path link = publish(Files.createSymbolicLink(folder.resolve("link"), file));
        int port = server.start(shared);
        assertThat(PeerClient.get(port, link.toString())).isEqualTo(HELLO);

        Files.delete(link);
        Files.createSymbolicLink(link, other);

        assertThat(PeerClient.get(port, link.toString())).isEqualTo(NO_SUCH_FILE);
    }

    @Test
    void refusesAFileThatHasBecomeALink() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "secret");
        Path file = publish(Files.writeString(folder.resolve("file"), "hello"));
        int port = server.start(shared);

        Files.delete(file);
        Files.createSymbolicLink(file, other);

        assertThat(PeerClient.get(port, file.toString())).isEqualTo(NO_SUCH_FILE);
    }

    @Test
    void refusesAFileWhoseFolderHasBecomeALink() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = publish(Files.writeString(inner.resolve("file"), "hello"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("file"), "secret");
        int port = server.start(shared);

        Files.move(inner, folder.resolve("away"));
        Files.createSymbolicLink(inner, other);

        assertThat(PeerClient.get(port, file.toString())).isEqualTo(NO_SUCH_FILE);
    }

    @Test
    void refusesFoldersPipesAndDevices() throws Exception {
        Path directory = publish(Files.createDirectory(folder.resolve("directory")));
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        publish(pipe);
        publish(Path.of("/dev/zero"));
        int port = server.start(shared);

        assertThat(PeerClient.get(port, directory.toString())).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, pipe.toString())).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, "/dev/zero")).isEqualTo(NO_SUCH_FILE);
    }

    @Test
    void sendsAFileThatWasPublishedBeforeItExisted() throws IOException {
        Path file = publish(folder.resolve("later"));
        int port = server.start(shared);
        assertThat(PeerClient.get(port, file.toString())).isEqualTo(NO_SUCH_FILE);

        Files.writeString(file, "hello");

        assertThat(PeerClient.get(port, file.toString())).isEqualTo(HELLO);
    }

    @Test
    void servesNothingOutsideOfTheShareRoots() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path inside = publish(Files.writeString(root.resolve("inside"), "hello"));
        Path outside = publish(Files.writeString(folder.resolve("root-beside"), "secret"));
        Path leadingOut = publish(Files.createSymbolicLink(root.resolve("link"), outside));
        Path rootLink = Files.createSymbolicLink(folder.resolve("root-link"), root);
        server = server("lonja.peer.share-roots", rootLink + "," + folder.resolve("missing"));
        int port = server.start(shared);

        assertThat(PeerClient.get(port, inside.toString())).isEqualTo(HELLO);
        assertThat(PeerClient.get(port, outside.toString())).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, leadingOut.toString())).isEqualTo(NO_SUCH_FILE);
    }

    @Test
    void servesNoPseudoFilesOfTheKernel() throws IOException {
        publish(Path.of("/proc/version"));
        publish(Path.of("/proc/self/environ"));
        int port = server.start(shared);

        assertThat(PeerClient.get(port, "/proc/version")).isEqualTo(NO_SUCH_FILE);
        assertThat(PeerClient.get(port, "/proc/self/environ")).isEqualTo(NO_SUCH_FILE);
    }
}
