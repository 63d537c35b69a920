package dev.lonja.peer.serve.missing;

import dev.lonja.peer.scan.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The subfolders of the shared folder where other volumes are mounted. */
final class MountPoints {
    private static final String DEVICE = "unix:dev";

    private final Path root;
    private final Function<Path, Object> deviceOf;
    private Map<Object, Object> devicesByKey = new HashMap<>();
    private Map<String, Object> mounted = Map.of();

    /**
     * No mount points yet.
     *
     * @param root the folder as published paths begin with it
     */
    MountPoints(Path root) {
        this(root, MountPoints::device);
    }

    MountPoints(Path root, Function<Path, Object> deviceOf) {
        this.root = root;
        this.deviceOf = deviceOf;
    }

    /** The published paths of folders where at the last call a volume was mounted that is gone now. */
    Set<String> unmounted(Snapshot snapshot) {
        Map<Path, Object> devices = devices(snapshot);
        Map<String, Object> now = new HashMap<>();
        devices.forEach((folder, device) -> {
            Object above = devices.get(folder.getParent());
            if (above != null && !above.equals(device)) {
                now.put(root.resolve(snapshot.root().relativize(folder)).toString(), device);
            }
        });
        Set<String> unmounted = new HashSet<>(mounted.keySet());
        unmounted.removeIf(folder -> mounted.getOrDefault(folder, "").equals(now.get(folder)));
        mounted = now;
        return unmounted;
    }

    /** The device of each folder. Only those that are new are asked for. */
    private Map<Path, Object> devices(Snapshot snapshot) {
        Map<Path, Object> devices = new HashMap<>();
        Map<Object, Object> byKey = new HashMap<>();
        snapshot.folders().forEach((folder, key) -> {
            Object known = devicesByKey.get(key);
            Object device = known == null ? deviceOf.apply(folder) : known;
            byKey.put(key, device);
            devices.put(folder, device);
        });
        devicesByKey = byKey;
        return devices;
    }

    /** The device that the folder is on; the same for all where the system does not tell. */
    private static Object device(Path folder) {
        try {
            return Files.getAttribute(folder, DEVICE);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return DEVICE;
        }
    }
}
