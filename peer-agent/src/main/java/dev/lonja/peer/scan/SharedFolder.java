package dev.lonja.peer.scan;

import dev.lonja.peer.shared.OpenCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The folder whose files are offered, each under the path that it has below the folder as it was named. The folder may be a
 * link: the link is followed anew at each reading, and the published paths do not change when it leads elsewhere.
 *
 * <p>Hidden files and sidecars are ignored. A link to a file inside the folder is offered under its own name. Skipped are
 * links that lead out of the folder or to another folder, names that are not UTF-8, files that this process cannot open, and
 * files that their writers have not completed. It remembers the last looks, so it is read
 * again and again.
 */
public final class SharedFolder {
    private final Path root;
    private final ScanRules rules;
    private final Offers offers;

    /**
     * The files below that folder.
     *
     * @param root the absolute path of the folder; it does not need to exist yet
     * @param check tells which files this process can serve
     */
    public SharedFolder(Path root, Description description, ScanRules rules, OpenCheck check) {
        this(root, rules, new Offers(root, description, check, Clocks.ofSystem(rules.stability())));
    }

    SharedFolder(Path root, ScanRules rules, Offers offers) {
        this.root = root;
        this.rules = rules;
        this.offers = offers;
    }

    /**
     * Reads the folder as it is now.
     *
     * @param listed the paths that are listed or served already: they stay while they change, and are kept first if there are
     *     too many files
     * @throws IOException if it is missing or cannot be read
     */
    public Snapshot read(Set<String> listed) throws IOException {
        Path realRoot = root.toRealPath();
        var reader = new FolderReader(
                root, realRoot, rules.maxFiles(), path -> listed.contains(path) || offers.isOffered(path));
        Files.walkFileTree(realRoot, reader);
        return offers.judge(reader, listed);
    }
}
