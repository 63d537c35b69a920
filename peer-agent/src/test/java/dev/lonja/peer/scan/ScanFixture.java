package dev.lonja.peer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.peer.shared.ShareConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder to scan, a clock that a test advances, and failures of the check that opens files. */
abstract class ScanFixture {
    static final Duration STABILITY = Duration.ofSeconds(2);

    @TempDir
    Path temporary;

    final OpenCheck open = OpenCheck.of(Configs.of(ShareConfig.class));
    final Map<Path, IOException> failures = new HashMap<>();
    final List<Path> checked = new ArrayList<>();
    Path share;
    long nanos;
    Instant now = Instant.now();

    @BeforeEach
    void makeFolder() throws IOException {
        share = Files.createDirectory(temporary.resolve("share")).toRealPath();
    }

    SharedFolder folder(int maxFiles) {
        return folder(maxFiles, STABILITY);
    }

    SharedFolder stableFolder(int maxFiles) {
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

    void pass(Duration time) {
        nanos += time.toNanos();
        now = now.plus(time);
    }

    void write(String name, String content) throws IOException {
        Files.writeString(share.resolve(name), content);
    }

    void writeOld(String name, int days) throws IOException {
        write(name, "1");
        Files.setLastModifiedTime(share.resolve(name), FileTime.from(now.minus(Duration.ofDays(days))));
    }

    String path(String name) {
        return share + "/" + name;
    }

    void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(share.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
