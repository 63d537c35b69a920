package dev.lonja.peer.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.Watchable;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    private final ServeStatus status = new ServeStatus();
    private final AtomicInteger changes = new AtomicInteger();
    private FolderWatch.Opener opener = FileSystems.getDefault()::newWatchService;
    private final FolderWatch watch =
            new FolderWatch(() -> opener.open(), status, Duration.ofSeconds(30), changes::incrementAndGet);

    @TempDir
    private Path temporary;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        temporary = temporary.toRealPath();
        root = Files.createDirectory(temporary.resolve("root"));
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void watchesTheNewFolderOfAnOldName() throws IOException {
        Path today = Files.createDirectory(root.resolve("today"));
        assertThat(watch(root, today)).isTrue();
        assertThat(watch(root, today)).isFalse();

        Path yesterday = Files.move(today, root.resolve("yesterday"));
        Files.createDirectory(today);
        awaitChange();
        assertThat(watch(root, today, yesterday)).isTrue();

        changes.set(0);
        Files.createFile(today.resolve("one"));
        awaitChange();
        Files.createFile(yesterday.resolve("two"));
        awaitChange();
    }

    @Test
    void noticesWhenTheWayToTheFolderLeadsElsewhere() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), root);
        Path other = Files.createDirectory(temporary.resolve("other"));
        watch.watch(keys(root), ShareRoute.to(link));
        Files.createFile(temporary.resolve("neighbour"));

        Path next = Files.createSymbolicLink(temporary.resolve("next"), other);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
        await().until(() -> changes.get() > 0);

        assertThat(changes).as("the neighbours do not matter").hasValue(1);
        assertThat(status.isWatching()).isTrue();
    }

    @Test
    void noticesWhenTheFolderAppears() throws IOException {
        Path missing = temporary.resolve("a/b");
        watch.watch(Map.of(), ShareRoute.to(missing));

        Files.createDirectories(missing);

        awaitChange();
    }

    @Test
    void worksWithoutAWatchServiceAndUsesItWhenItIsBack() throws IOException {
        FolderWatch.Opener working = opener;
        opener = () -> {
            throw new IOException("User limit of inotify instances reached");
        };
        assertThat(watch(root)).isFalse();
        assertThat(status.isWatching()).isFalse();

        opener = working;

        assertThat(watch(root)).isTrue();
        assertThat(status.isWatching()).isTrue();
        Files.createFile(root.resolve("one"));
        awaitChange();
    }

    @Test
    void isStartedAgainAndCountedWhenItsThreadDies() throws IOException {
        FolderWatch.Opener working = opener;
        var broken = new ScriptedService();
        opener = () -> broken;
        watch.watch(Map.of(), Map.of());

        broken.fail();
        awaitChange();
        assertThat(status.watchFailures()).isEqualTo(1);
        opener = working;

        assertThat(watch(root)).isTrue();
        Files.createFile(root.resolve("one"));
        awaitChange();
    }

    @Test
    void takesAnOverflowForAChange() {
        var overflowing = new ScriptedService();
        opener = () -> overflowing;
        watch.watch(Map.of(), Map.of());

        overflowing.overflow();

        awaitChange();
        assertThat(status.watchOverflows()).isEqualTo(1);
    }

    private void awaitChange() {
        await().until(() -> changes.get() > 0);
        changes.set(0);
    }

    private boolean watch(Path... folders) throws IOException {
        return watch.watch(keys(folders), Map.of());
    }

    private static Map<Path, Object> keys(Path... folders) throws IOException {
        Map<Path, Object> keys = new HashMap<>();
        for (Path folder : folders) {
            keys.put(
                    folder,
                    Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
        }
        return keys;
    }

    /** A watch service whose events a test makes. */
    private static final class ScriptedService implements WatchService {
        private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();

        void fail() {
            steps.add(() -> {
                throw new IllegalStateException("broken");
            });
        }

        void overflow() {
            steps.add(() -> {});
        }

        @Override
        public WatchKey take() throws InterruptedException {
            steps.take().run();
            return new OverflowKey();
        }

        @Override
        public WatchKey poll() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WatchKey poll(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            fail();
        }
    }

    private static final class OverflowKey implements WatchKey {
        private record Overflow() implements WatchEvent<Object> {
            @Override
            public Kind<Object> kind() {
                return StandardWatchEventKinds.OVERFLOW;
            }

            @Override
            public int count() {
                return 1;
            }

            @Override
            public Object context() {
                return "";
            }
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public List<WatchEvent<?>> pollEvents() {
            return List.of(new Overflow());
        }

        @Override
        public boolean reset() {
            return true;
        }

        @Override
        public void cancel() {}

        @Override
        public Watchable watchable() {
            throw new UnsupportedOperationException();
        }
    }
}
