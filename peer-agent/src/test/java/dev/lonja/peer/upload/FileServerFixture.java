package dev.lonja.peer.upload;

import dev.lonja.peer.Configs;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.shared.ShareConfig;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.shared.SharedFiles;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file server for each test, and a set of shared files. */
public abstract class FileServerFixture {
    static final byte[] NO_SUCH_FILE = {1};
    static final byte[] FAILED = {2};
    protected static final long HUGE = (4L << 30) + 1;

    /** A file that has been at rest: a large file that was written a moment ago is served only after a pause. */
    @TempDir
    private static Path atRest;

    @TempDir
    protected Path folder;

    final UploadCounters counters = new UploadCounters();
    protected SharedFiles shared;
    protected FileServer server;
    private Vertx vertx;

    @BeforeEach
    void createServer() throws IOException {
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        folder = folder.toRealPath();
        shared = new ShareStore(new DataFolder(folder.resolve("data"))).load("localhost:5500", "ana");
        server = server();
    }

    @AfterEach
    void stopServer() throws Exception {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    protected final FileServer server(String... settings) {
        SmallRyeConfig config =
                Configs.of(List.of(ListenerConfig.class, UploadConfig.class, ShareConfig.class), settings);
        return new FileServer(
                vertx,
                config.getConfigMapping(ListenerConfig.class),
                config.getConfigMapping(UploadConfig.class),
                config.getConfigMapping(ShareConfig.class),
                counters);
    }

    /** Starts a server with these settings. */
    final int start(String... settings) throws IOException {
        server = server(settings);
        return server.start(shared);
    }

    /** Asks for a file, and reads nothing yet. */
    static PeerClient ask(int port, Path file) throws IOException {
        PeerClient client = new PeerClient(port);
        client.send("GET_FILE\0" + file + "\0");
        return client;
    }

    protected final Path publish(Path path) throws IOException {
        shared.add(path.toString());
        return path;
    }

    /** A sparse file of {@link #HUGE} bytes, which all tests of a class share. */
    protected final Path huge() throws IOException {
        Path file = atRest.toRealPath().resolve("huge");
        if (!Files.exists(file)) {
            resize(file, HUGE);
        }
        return file;
    }

    protected final Path sparse(String name, long size) throws IOException {
        Path file = folder.resolve(name);
        resize(file, size);
        return file;
    }

    static void resize(Path file, long size) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(size);
        }
    }

    protected static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
