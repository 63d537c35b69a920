package dev.lonja.registry.watch;

import dev.lonja.registry.background.ChangedFiles;
import dev.lonja.registry.background.ChangedFiles.ChangedFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The owners whose files others have changed, until the files are read. A notification names the owner only; which files of the
 * owner have changed, the database says: those that a snapshot from before the notification does not show as they are.
 *
 * <p>Owners are added on the threads of the feed and of the writer; the files are read by the rounds, which wait for the database.
 */
@Singleton
final class ChangedByOthers {
    private static final int MAX_OWNERS = 1000;

    private final Reading files;
    private final Happenings happenings;
    /** The changes in it were all told; empty before the first one is known. */
    private String told = "";

    private final Map<String, String> pending = new HashMap<>();
    /** Whether others have changed files of owners that are not pending. */
    private boolean areMore;
    /** Later snapshots, in which the changes of an owner were read. */
    private final Map<String, String> read = new HashMap<>();

    @Inject
    ChangedByOthers(ChangedFiles files, Happenings happenings) {
        this(files::read, happenings);
    }

    ChangedByOthers(Reading files, Happenings happenings) {
        this.files = files;
        this.happenings = happenings;
    }

    /** {@link ChangedFiles#read}. */
    interface Reading {
        /** Reads the files of these owners that are not in these snapshots, and returns a later one. */
        String read(Map<String, String> snapshots, Consumer<ChangedFile> reader);
    }

    /** All changes in this snapshot were told. */
    synchronized void toldUpTo(String snapshot) {
        told = snapshot;
        read.clear();
    }

    /** The files of this owner have changed. */
    synchronized void add(String owner) {
        if (told.isEmpty() || pending.size() >= MAX_OWNERS) {
            areMore = true;
        } else {
            pending.putIfAbsent(owner, read.getOrDefault(owner, told));
        }
    }

    /** Reads the files that have changed. Blocks. */
    void read(Consumer<Happening.Published> reader) {
        Map<String, String> owners = take();
        if (owners.isEmpty()) {
            return;
        }
        try {
            String snapshot = files.read(
                    owners,
                    file -> reader.accept(new Happening.Published(
                            file.owner(), file.path(), file.kept(), file.description(), file.facts(), false)));
            remember(owners, snapshot);
        } catch (RuntimeException failure) {
            happenings.add(new Happening.AllFilesChanged());
            throw failure;
        }
    }

    private synchronized Map<String, String> take() {
        Map<String, String> taken = Map.copyOf(pending);
        pending.clear();
        if (areMore) {
            areMore = false;
            happenings.add(new Happening.AllFilesChanged());
        }
        return taken;
    }

    private synchronized void remember(Map<String, String> owners, String snapshot) {
        owners.keySet().forEach(owner -> read.put(owner, snapshot));
    }
}
