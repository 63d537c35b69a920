package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent of a file that changes meanwhile, in every {@link UploadMode}: a state that it had, or not the last byte. */
abstract class ChangingFileContract extends FileServerFixture {
    /** More than the system buffers for a connection, so that the sender has to wait for the reader. */
    private static final int SIZE = 24 << 20;

    /** A change of the file while it is sent. */
    private interface Change {
        void apply(Path file) throws IOException;
    }

    /** The mode under test, as the configuration names it. */
    abstract String mode();

    @BeforeEach
    void chooseMode() {
        server = server("lonja.peer.transfer", mode());
    }

    @Test
    void withholdsTheLastByteOfAFileThatIsOverwrittenInPlace() throws IOException {
        assertThat(takenWhile(file -> overwrite(file, 0))).isLessThan(SIZE);
        assertThat(counters.snapshot().uploadsChanged()).isEqualTo(1);
        assertThat(counters.snapshot().uploadsFailed()).isEqualTo(1);
        assertThat(counters.snapshot().uploadsDone()).isZero();
    }

    @Test
    void withholdsTheLastByteOfAFileWhoseTimeIsSetBackAfterTheChange() throws IOException {
        assertThat(takenWhile(file -> {
                    FileTime before = Files.getLastModifiedTime(file);
                    overwrite(file, SIZE - 1);
                    Files.setLastModifiedTime(file, before);
                }))
                .isLessThan(SIZE);
    }

    @Test
    void withholdsTheLastByteOfAFileThatGrows() throws IOException {
        assertThat(takenWhile(file -> resize(file, SIZE + 1))).isLessThan(SIZE);
    }

    @Test
    void withholdsTheLastByteOfAFileThatIsEmptiedAndFilledAgain() throws IOException {
        assertThat(takenWhile(file -> {
                    resize(file, 0);
                    resize(file, SIZE);
                }))
                .isLessThan(SIZE);
    }

    @Test
    void withholdsTheLastByteOfAFileThatIsOverwrittenAfterItWasRemoved() throws IOException {
        assertThat(takenWhile(file -> {
                    try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        Files.delete(file);
                        open.write(ByteBuffer.wrap(new byte[] {1}));
                    }
                }))
                .isLessThan(SIZE);
    }

    @Test
    void sendsTheAnnouncedBytesOfAFileThatMayGrow() throws IOException {
        server = server("lonja.peer.transfer", mode(), "lonja.peer.upload.allow-growing", "true");

        assertThat(takenWhile(file -> resize(file, 2L * SIZE))).isEqualTo(SIZE);
    }

    @Test
    void withholdsTheLastByteOfAFileThatMayGrowButIsOverwritten() throws IOException {
        server = server("lonja.peer.transfer", mode(), "lonja.peer.upload.allow-growing", "true");

        assertThat(takenWhile(file -> overwrite(file, 0))).isLessThan(SIZE);
    }

    @Test
    void sendsTheOldFileWhenAnotherOneTakesItsPlace() throws IOException {
        byte[] content = content(SIZE);
        Path file = publish(Files.write(folder.resolve("file"), content));
        Path other = Files.write(folder.resolve("other"), new byte[SIZE]);
        try (var client = ask(file)) {
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            assertThat(client.readAll()).isEqualTo(content);
        }
    }

    @Test
    void sendsAFileThatGetsASecondNameMeanwhile() throws IOException {
        assertThat(takenWhile(file -> Files.createLink(folder.resolve("second"), file)))
                .isEqualTo(SIZE);
    }

    /** The system sends the pages of the file themselves: what is written to them would reach even a reader that is late. */
    @Test
    void sendsNothingOfAChangeThatComesAfterTheLastLook() throws IOException {
        byte[] content = content(1 << 20);
        Path file = publish(Files.write(folder.resolve("file"), content));
        try (var client = ask(file, content.length)) {
            await().until(() -> counters.snapshot().uploadsDone() == 1);
            Files.write(file, new byte[content.length], StandardOpenOption.WRITE);

            assertThat(client.readAll()).isEqualTo(content);
        }
    }

    /** The times of a mapped file change only with the first write after its pages were flushed. */
    @Test
    void withholdsTheLastByteOfAFileThatAProgramHasMappedAndChanges() throws IOException {
        assumeThat(Files.getFileStore(folder).type()).isIn("ext4", "xfs", "btrfs");
        Path file = publish(sparse("mapped", SIZE));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer pages = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
            pages.put(SIZE - 1, (byte) 1);
            try (var client = ask(file)) {
                pages.put(SIZE - 1, (byte) 2);

                assertThat(client.countAll()).isLessThan(SIZE);
            }
        }
    }

    @Test
    void findsAFileThatIsReplacedAllTheTime() throws Exception {
        Path file = publish(Files.write(folder.resolve("file"), content(100)));
        int port = server.start(shared);
        Thread writer = Thread.ofPlatform().start(() -> replaceUntilInterrupted(file));
        try {
            for (int time = 0; time < 20; time++) {
                assertThat(PeerClient.get(port, file.toString())).isEqualTo(PeerClient.served(content(100)));
            }
        } finally {
            writer.interrupt();
            writer.join();
        }
    }

    @Test
    void servesNoMixtureOfASmallFileThatIsRewrittenAllTheTime() throws Exception {
        Path file = publish(Files.write(folder.resolve("file"), new byte[60_000]));
        int port = server.start(shared);
        Thread writer = Thread.ofPlatform().start(() -> rewriteUntilInterrupted(file, 60_000));
        try {
            for (int time = 0; time < 10; time++) {
                byte[] reply = PeerClient.get(port, file.toString());
                if (!Arrays.equals(reply, FAILED)) {
                    byte[] repeated = new byte[60_000];
                    Arrays.fill(repeated, reply[reply.length - 1]);
                    assertThat(reply).isEqualTo(PeerClient.served(repeated));
                }
            }
        } finally {
            writer.interrupt();
            writer.join();
        }
        assertThat(PeerClient.get(port, file.toString())).hasSize(PeerClient.header(60_000).length + 60_000);
    }

    /** The number of bytes of content that a reader gets if the file is changed in the middle. */
    private long takenWhile(Change change) throws IOException {
        Path file = publish(sparse("file", SIZE));
        try (var client = ask(file)) {
            change.apply(file);

            return client.countAll();
        }
    }

    private PeerClient ask(Path file) throws IOException {
        return ask(file, SIZE);
    }

    /** Asks for the file, and reads the header. */
    private PeerClient ask(Path file, int size) throws IOException {
        var client = new PeerClient(server.start(shared));
        client.send("GET_FILE\0" + file + "\0");
        assertThat(client.read(PeerClient.header(size).length)).isEqualTo(PeerClient.header(size));
        return client;
    }

    private static void overwrite(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), at);
        }
    }

    private void replaceUntilInterrupted(Path file) {
        Path next = folder.resolve("next");
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Files.write(next, content(100));
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException interrupted) {
                return;
            }
        }
    }

    /** Each state is one write: between two writes of one state, a mixture would be what the file really has. */
    private static void rewriteUntilInterrupted(Path file, int size) {
        byte[] content = new byte[size];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (byte value = 1; !Thread.currentThread().isInterrupted(); value++) {
                Arrays.fill(content, value);
                if (channel.write(ByteBuffer.wrap(content), 0) < size) {
                    throw new IllegalStateException("the state was not written at once");
                }
            }
        } catch (IOException interrupted) {
            // The writer ends.
        }
    }
}
