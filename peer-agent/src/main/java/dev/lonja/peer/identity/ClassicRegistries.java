package dev.lonja.peer.identity;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.protocol.key.RegistryAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Registries that do not speak sessions, each for a day: then they are asked again (docs/session.md, Discovery). The file is a cache, so
 * what cannot be read or written is only remembered by this process. Safe from any thread.
 */
public final class ClassicRegistries {
    /** The name of the file in the data folder. */
    static final String FILE = "classic-registries";

    /** How long an answer counts. */
    static final Duration VALIDITY = Duration.ofHours(24);

    private final DataFolder folder;
    private final Clock clock;
    private final Map<String, Instant> here = new LinkedHashMap<>();

    /** The registries that are remembered in that folder. */
    public ClassicRegistries(DataFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Whether the registry was found to be classic within the last day. */
    public synchronized boolean contains(RegistryAddress address) {
        return all().containsKey(address.toString());
    }

    /** The registry is classic. */
    public synchronized void add(RegistryAddress address) {
        Instant now = clock.instant();
        here.put(address.toString(), now);
        Map<String, Instant> all = all();
        all.put(address.toString(), now);
        write(all);
    }

    /** The registry speaks sessions. */
    public synchronized void remove(RegistryAddress address) {
        Map<String, Instant> all = all();
        here.remove(address.toString());
        if (all.remove(address.toString()) != null) {
            write(all);
        }
    }

    private Map<String, Instant> all() {
        Map<String, Instant> all = new LinkedHashMap<>(here);
        try {
            Files.readAllLines(folder.file(FILE)).forEach(line -> add(line, all));
        } catch (IOException missing) {
            // Nothing is remembered from earlier runs.
        }
        Instant now = clock.instant();
        // An entry from the future was written before the clock was set back.
        all.values().removeIf(at -> at.isAfter(now) || !at.plus(VALIDITY).isAfter(now));
        return all;
    }

    private static void add(String line, Map<String, Instant> all) {
        int blank = line.lastIndexOf(' ');
        try {
            all.putIfAbsent(line.substring(0, blank), Instant.ofEpochSecond(Long.parseLong(line.substring(blank + 1))));
        } catch (RuntimeException malformed) {
            // The registry is asked again.
        }
    }

    /** Another process may write at the same time: then one of the two entries is lost, and that registry is asked again. */
    private void write(Map<String, Instant> all) {
        String text = all.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().getEpochSecond() + "\n")
                .collect(Collectors.joining());
        try {
            Path draft = folder.create().resolve("." + FILE + "-" + UUID.randomUUID());
            try {
                Files.writeString(draft, text);
                Files.move(draft, folder.file(FILE), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException unwritable) {
            // This process still remembers.
        }
    }
}
