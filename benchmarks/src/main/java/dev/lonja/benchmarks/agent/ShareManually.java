package dev.lonja.benchmarks.agent;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.shared.ShareStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Stores what a user shares in the data folder of an agent that does not run yet. */
final class ShareManually {
    private ShareManually() {}

    /** Stores the paths as if that user had published them through an agent with that data folder. */
    static void share(Path dataFolder, String registry, String user, List<String> paths) throws IOException {
        new ShareStore(new DataFolder(dataFolder.resolve("peer")))
                .load(registry, user)
                .addAll(paths);
    }
}
