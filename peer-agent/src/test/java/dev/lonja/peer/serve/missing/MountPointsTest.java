package dev.lonja.peer.serve.missing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.scan.Snapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MountPointsTest {
    private static final Path ROOT = Path.of("/named");
    private static final Path REAL = Path.of("/real");

    /** The device of each folder, which is also its key. */
    private final Map<Path, Object> devices = new HashMap<>(
            Map.of(REAL, "a", REAL.resolve("plain"), "a", REAL.resolve("disk"), "b", REAL.resolve("disk/sub"), "b"));

    private final MountPoints mountPoints = new MountPoints(ROOT, devices::get);

    @Test
    void noticesAVolumeThatLeavesAnEmptyFolder() {
        assertThat(mountPoints.unmounted(snapshot())).isEmpty();
        assertThat(mountPoints.unmounted(snapshot())).isEmpty();

        devices.put(REAL.resolve("disk"), "a");
        devices.remove(REAL.resolve("disk/sub"));

        assertThat(mountPoints.unmounted(snapshot())).containsExactly("/named/disk");
        assertThat(mountPoints.unmounted(snapshot())).isEmpty();
    }

    @Test
    void noticesAVolumeWhoseFolderIsRemovedWithIt() {
        mountPoints.unmounted(snapshot());

        devices.remove(REAL.resolve("disk"));
        devices.remove(REAL.resolve("disk/sub"));

        assertThat(mountPoints.unmounted(snapshot())).containsExactly("/named/disk");
    }

    @Test
    void doesNotTakeADeletedFolderForAVolume() {
        mountPoints.unmounted(snapshot());

        devices.remove(REAL.resolve("plain"));

        assertThat(mountPoints.unmounted(snapshot())).isEmpty();
    }

    private Snapshot snapshot() {
        Snapshot empty = Snapshot.missing(REAL);
        return new Snapshot(
                REAL,
                empty.files(),
                empty.pending(),
                Map.copyOf(devices),
                empty.unread(),
                empty.skipped(),
                empty.nextLook());
    }
}
