package dev.lonja.peer.transfer;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.shared.ShareStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes what a user shares into the data folder of an agent that does not run yet. */
public final class ShareManually {
    private ShareManually() {}

    /** As if that user had published the paths through an agent with that data folder. */
    public static void share(Path dataFolder, String registry, String user, List<String> paths) throws IOException {
        new ShareStore(new DataFolder(dataFolder.resolve("peer")))
                .load(registry, user)
                .addAll(paths);
    }
}
