package dev.lonja.peer.serve;

import dev.lonja.peer.registry.Answer;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Makes what the registry lists of the user the same as what lies below the folder: publishes what is missing, and takes
 * off what is no longer there. What the user published from elsewhere is left alone.
 */
final class Publisher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final ClassicChannel registry;
    private final String user;
    private final String prefix;
    private final ExecutorService requests;

    /**
     * @param prefix what the paths below the folder begin with
     * @param connections the most requests at a time
     */
    Publisher(ClassicChannel registry, String user, String prefix, int connections) {
        this.registry = registry;
        this.user = user;
        this.prefix = prefix;
        this.requests = Executors.newFixedThreadPool(connections);
    }

    /** Whether the registry could be brought to list exactly the files; if not, another try is needed. */
    boolean publish(Map<String, String> files, SharedFiles sharedFiles) throws InterruptedException, IOException {
        Answer listing = registry.ask(new Request.ListContent(user, user));
        if (!(listing.reply() instanceof Reply.Content(List<PublishedFile> listed))) {
            LOG.warnf("what %s publishes cannot be listed: %s", user, listing.summary());
            return false;
        }
        Map<String, String> before = new HashMap<>();
        listed.stream()
                .filter(file -> file.path().startsWith(prefix))
                .forEach(file -> before.put(file.path(), file.description()));
        Set<String> gone = gone(before, files);
        Set<String> wanted = new HashSet<>(files.keySet());
        wanted.removeIf(path -> before.containsKey(path) && !gone.contains(path));
        share(files, gone, sharedFiles);
        boolean isDone = askAll(gone, path -> new Request.Delete(user, path), Outcome.NOT_PUBLISHED);
        isDone &= askAll(
                wanted,
                path -> new Request.Publish(user, path, Objects.requireNonNull(files.get(path))),
                Outcome.ALREADY_PUBLISHED);
        if (!gone.isEmpty() || !wanted.isEmpty()) {
            LOG.infof("user=%s published=%d removed=%d files=%d", user, wanted.size(), gone.size(), files.size());
        }
        return isDone;
    }

    @Override
    public void close() {
        requests.shutdownNow();
    }

    /** What is not there any more, or is described otherwise now; some registries list no descriptions at all. */
    private static Set<String> gone(Map<String, String> before, Map<String, String> files) {
        boolean hasDescriptions = before.values().stream().anyMatch(description -> !description.isEmpty());
        Set<String> gone = new HashSet<>();
        before.forEach((path, description) -> {
            String now = files.get(path);
            if (now == null || hasDescriptions && !now.equals(description)) {
                gone.add(path);
            }
        });
        return gone;
    }

    /** First what is served, then what is listed: nobody is sent to a file that is not served yet. */
    private static void share(Map<String, String> files, Set<String> gone, SharedFiles sharedFiles) throws IOException {
        for (String path : gone) {
            if (!files.containsKey(path)) {
                sharedFiles.remove(path);
            }
        }
        sharedFiles.addAll(files.keySet());
    }

    private boolean askAll(Set<String> paths, Function<String, Request.FromUser> request, Outcome doneBefore)
            throws InterruptedException {
        List<Future<Answer>> answers = new ArrayList<>(paths.size());
        for (String path : paths) {
            answers.add(requests.submit(() -> registry.ask(request.apply(path))));
        }
        long failed = 0;
        for (Future<Answer> answer : answers) {
            if (!succeeded(answer, doneBefore)) {
                failed++;
            }
        }
        if (failed > 0) {
            LOG.warnf("%d of %d requests failed", failed, paths.size());
        }
        return failed == 0;
    }

    private static boolean succeeded(Future<Answer> asked, Outcome doneBefore) throws InterruptedException {
        try {
            Answer answer = asked.get();
            return answer.is(Outcome.OK) || answer.is(doneBefore);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }
}
