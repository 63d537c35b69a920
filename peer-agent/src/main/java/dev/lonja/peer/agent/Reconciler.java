package dev.lonja.peer.agent;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes the registry list exactly the files of one folder: publishes what is missing, and deletes what no longer exists.
 * What the user published from elsewhere is left alone.
 *
 * <p>Threads: the one that calls waits; the requests have threads of their own.
 */
public final class Reconciler implements AutoCloseable {
    /** The most requests at a time: enough to keep a registry busy, few enough to leave it room for others. */
    private static final int MAX_REQUESTS = 4;

    private final ActingUser caller;
    private final String user;
    private final SharedSets sets;
    private final String prefix;
    private final ExecutorService requests = Executors.newFixedThreadPool(MAX_REQUESTS);

    /**
     * A reconciler of what that user publishes below the folder.
     *
     * @param folder the folder, with every link followed
     */
    Reconciler(ActingUser caller, String user, SharedSets sets, Path folder) {
        this.caller = caller;
        this.user = user;
        this.sets = sets;
        this.prefix = folder.toString().endsWith("/") ? folder.toString() : folder + "/";
    }

    /** The result of one comparison with the registry. */
    public sealed interface Reconciliation {
        /** The registry did not list the files of the user. */
        record Unlisted(String reason) implements Reconciliation {}

        /** The number of files that had to be published and deleted, and of the requests for that which failed. */
        record Compared(int published, int deleted, int failed) implements Reconciliation {}
    }

    /**
     * Compares the files with those that the registry lists, and publishes and deletes the differences.
     *
     * @param files the description of each file by its path
     * @param isUndecided tells of a listed path that is not among the files whether it stays listed all the same
     * @throws IOException if the shared set cannot be written
     */
    public Reconciliation reconcile(Map<String, String> files, Predicate<String> isUndecided)
            throws InterruptedException, IOException {
        RegistryAnswer listing = caller.ask(new Request.ListContent(user, user));
        if (!(listing.reply() instanceof Reply.Content(List<PublishedFile> listed))) {
            return new Reconciliation.Unlisted(listing.summary());
        }
        Map<String, String> before = new HashMap<>();
        listed.stream()
                .filter(file -> file.path().startsWith(prefix))
                .forEach(file -> before.put(file.path(), file.description()));
        Set<String> outdated = outdated(before, files);
        outdated.removeIf(path -> !files.containsKey(path) && isUndecided.test(path));
        Set<String> wanted = new HashSet<>(files.keySet());
        wanted.removeIf(path -> before.containsKey(path) && !outdated.contains(path));
        share(files, outdated);
        int failed = askAll(outdated, path -> new Request.Delete(user, path), Outcome.NOT_PUBLISHED)
                + askAll(
                        wanted,
                        path -> new Request.Publish(user, path, files.getOrDefault(path, "")),
                        Outcome.ALREADY_PUBLISHED);
        return new Reconciliation.Compared(wanted.size(), outdated.size(), failed);
    }

    /** The paths of all files that are served for the user, also from elsewhere. */
    public Set<String> shared() throws IOException {
        return sets.of(user).paths();
    }

    @Override
    public void close() {
        requests.shutdownNow();
    }

    /** The paths that no longer exist or have another description now. Some registries list no descriptions at all. */
    private static Set<String> outdated(Map<String, String> before, Map<String, String> files) {
        boolean hasDescriptions = before.values().stream().anyMatch(description -> !description.isEmpty());
        Set<String> outdated = new HashSet<>();
        before.forEach((path, description) -> {
            String now = files.get(path);
            if (now == null || hasDescriptions && !now.equals(description)) {
                outdated.add(path);
            }
        });
        return outdated;
    }

    /** Changes the shared set before the registry is asked, so that every listed file is served. */
    private void share(Map<String, String> files, Set<String> outdated) throws IOException {
        SharedFiles sharedFiles = sets.of(user);
        for (String path : outdated) {
            if (!files.containsKey(path)) {
                sharedFiles.remove(path);
            }
        }
        sharedFiles.addAll(files.keySet());
    }

    /** Sends a request for each path, and returns the number of those that failed. */
    private int askAll(Set<String> paths, Function<String, Request.FromUser> request, Outcome doneBefore)
            throws InterruptedException {
        List<Future<RegistryAnswer>> answers = new ArrayList<>(paths.size());
        for (String path : paths) {
            answers.add(requests.submit(() -> caller.ask(request.apply(path))));
        }
        int failed = 0;
        for (Future<RegistryAnswer> answer : answers) {
            failed += isDone(answer, doneBefore) ? 0 : 1;
        }
        return failed;
    }

    private static boolean isDone(Future<RegistryAnswer> asked, Outcome doneBefore) throws InterruptedException {
        try {
            RegistryAnswer answer = asked.get();
            return answer.is(Outcome.OK) || answer.is(doneBefore);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }
}
