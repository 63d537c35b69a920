package dev.lonja.peer.publications;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the registry list exactly the files of one folder: finds out what is missing and what no longer exists, and
 * publishes and deletes it. What the user published from elsewhere is left alone, and what somebody else has removed from the
 * registry is not published again.
 *
 * <p>Threads: the one that calls waits; the requests have threads of their own. {@link #close()} may be called from any.
 */
public final class Reconciler implements AutoCloseable {
    private final ActingUser caller;
    private final String user;
    private final SharedSets sets;
    private final Path folder;
    private final WithheldFiles withheld;
    private final RequestPool requests;

    /**
     * A reconciler of what that user publishes below the folder.
     *
     * @param folder the absolute path of the folder, as published paths begin with it
     * @param withheld files that are neither published nor served
     */
    Reconciler(ActingUser caller, String user, SharedSets sets, Path folder, WithheldFiles withheld) {
        this.caller = caller;
        this.user = user;
        this.sets = sets;
        this.folder = folder;
        this.withheld = withheld;
        this.requests = new RequestPool(caller);
    }

    /** The result of one comparison with the registry. */
    public sealed interface Comparison {
        /** The registry did not list the files of the user. */
        record Unlisted(String reason) implements Comparison {}

        /**
         * How the listing differs from the folder.
         *
         * @param listed how many files of the folder the registry lists
         * @param gone listed files that the folder does not have: the paths that they stand for, by classic path
         * @param renamed listed classic paths below the place where the folder really is, if that is another path
         * @param changed the new descriptions of listed files, by path
         * @param missing the descriptions of files that have to be published, by path
         */
        record Difference(
                int listed,
                Map<String, String> gone,
                Set<String> renamed,
                Map<String, String> changed,
                Map<String, String> missing)
                implements Comparison {}
    }

    /**
     * The result of the requests.
     *
     * @param refused how many files the registry refused to list
     * @param failed how many of the other requests failed
     * @param reason why the first one of these failed; empty if none did
     */
    public record Applied(int published, int deleted, int refused, int failed, String reason) {}

    /** The published paths of all files that are served for the user, also from elsewhere. */
    public Set<String> shared() {
        return sets.of(user).paths();
    }

    /**
     * Serves the added paths and no longer the removed classic paths, even if that cannot be stored. This comes before the requests
     * to the registry, so that every listed file is served.
     *
     * @throws IOException if it cannot be stored: the next start of the agent does not know of it
     */
    public void share(Collection<String> added, Collection<String> removed) throws IOException {
        Set<String> taken = withheld.paths();
        Set<String> served = new HashSet<>(added);
        served.removeAll(taken);
        Set<String> unserved = new HashSet<>(removed);
        taken.forEach(path -> unserved.add(ClassicPath.encode(path)));
        sets.of(user).change(served, unserved);
    }

    /**
     * Compares the files with those that the registry lists.
     *
     * @param realFolder where the folder really is
     * @param files the description of each file by its path
     */
    public Comparison compare(Path realFolder, Map<String, String> files) {
        RegistryAnswer listing = caller.ask(new Request.ListContent(user, user));
        return listing.reply() instanceof Reply.Content(List<PublishedFile> listed)
                ? difference(listed, realFolder, files)
                : new Comparison.Unlisted(listing.summary());
    }

    /**
     * Publishes what is missing, gives changed files their descriptions, and deletes what may be deleted. A request that
     * fails does not keep the others from being sent.
     *
     * @param deletable those of the gone classic paths that may be deleted
     */
    public Applied apply(Comparison.Difference difference, Set<String> deletable) throws InterruptedException {
        Set<String> deleted = new HashSet<>(difference.renamed());
        deleted.addAll(deletable);
        difference.changed().keySet().forEach(path -> deleted.add(ClassicPath.encode(path)));
        Map<String, String> published = new HashMap<>(difference.missing());
        published.putAll(difference.changed());
        RequestPool.Answers deleting =
                requests.askAll(deleted, path -> new Request.Delete(user, path), Outcome.NOT_PUBLISHED);
        RequestPool.Answers publishing = requests.askAll(
                published.keySet(),
                path -> PublishedFacts.request(user, path, published.getOrDefault(path, "")),
                Outcome.ALREADY_PUBLISHED);
        int refused = publishing.refused().size();
        int failed = deleting.failed().size() + publishing.failed().size() - refused;
        withheld.refused().answered(published.keySet(), publishing.refused());
        if (failed == 0) {
            withheld.removed().published(published.keySet());
            withheld.removed().uncertain(publishing.failed());
            sets.of(user).acknowledged(published.keySet());
        } else {
            withheld.removed().uncertain(difference.changed().keySet());
        }
        // A quota may have room for as many files as were deleted.
        withheld.refused().retry(deleted.size() - deleting.failed().size());
        return new Applied(
                published.size(),
                deleted.size(),
                refused,
                failed,
                deleting.reason().isEmpty() ? publishing.reasonOfOthers() : deleting.reason());
    }

    /** How many files the registry refuses to list, and why; empty if it refuses none. */
    public String refusal() {
        return withheld.refused().problem();
    }

    /** How soon refused files are to be published again; empty if none is refused. */
    public Optional<Duration> untilRetry() {
        return withheld.refused().untilNext();
    }

    /** Publishes refused files again at the next comparison, for example after the user was connected again. */
    public void retryRefused() {
        withheld.refused().retryAll();
    }

    /** Whether the requests have ended, because the agent is about to end. */
    public boolean isClosed() {
        return requests.isClosed();
    }

    /** Ends the requests: those that have not begun fail. */
    @Override
    public void close() {
        requests.close();
    }

    private Comparison.Difference difference(List<PublishedFile> listed, Path realFolder, Map<String, String> files) {
        Map<String, String> pathOf = new HashMap<>();
        files.keySet().forEach(path -> pathOf.put(ClassicPath.encode(path), path));
        SharedFiles served = sets.of(user);
        Set<String> renamed = new HashSet<>();
        Map<String, String> gone = new HashMap<>();
        Map<String, String> before = new HashMap<>();
        Below below = new Below(folder);
        Below belowReal = new Below(realFolder);
        for (PublishedFile file : listed) {
            String classicPath = file.path();
            String path = pathOf.get(classicPath);
            String known = path == null ? pathOf(served, classicPath) : path;
            if (path != null) {
                before.put(path, file.description());
            } else if (below.contains(classicPath, known)) {
                gone.put(classicPath, known);
            } else if (belowReal.contains(classicPath, known)) {
                renamed.add(classicPath);
            }
        }
        Map<String, String> missing = new HashMap<>(files);
        missing.keySet().removeAll(before.keySet());
        withheld.removed().compared(files.keySet(), missing.keySet());
        withheld.refused().compared(missing.keySet());
        missing.keySet().removeAll(withheld.paths());
        return new Comparison.Difference(before.size() + gone.size(), gone, renamed, changed(before, files), missing);
    }

    /** The path that a listed classic path stands for, which only its publisher knows if it was cut. */
    private static String pathOf(SharedFiles served, String classicPath) {
        return served.pathOf(classicPath).orElseGet(() -> ClassicPath.decode(classicPath));
    }

    /** Which listed paths are below a folder. */
    private record Below(String prefix, String classicPrefix) {
        Below(Path folder) {
            this(folder.toString().endsWith("/") ? folder.toString() : folder + "/");
        }

        private Below(String prefix) {
            this(prefix, ClassicPath.encode(prefix));
        }

        boolean contains(String classicPath, String path) {
            return path.startsWith(prefix) || classicPath.startsWith(classicPrefix);
        }
    }

    /** The listed files that have another description now. Some registries list no descriptions at all. */
    private static Map<String, String> changed(Map<String, String> before, Map<String, String> files) {
        boolean hasDescriptions = before.values().stream().anyMatch(description -> !description.isEmpty());
        Map<String, String> changed = new HashMap<>();
        if (hasDescriptions) {
            before.forEach((path, description) -> {
                String now = files.get(path);
                if (now != null && !now.equals(description)) {
                    changed.put(path, now);
                }
            });
        }
        return changed;
    }
}
