package dev.lonja.peer.publications;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.Shown;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Publishes and deletes several files with one command. The first request is sent alone: if the registry refuses it for a
 * reason that holds for all, the others are not sent.
 *
 * <p>Threads: one command at a time; {@link #cancel()} may be called from any.
 */
final class ManyFiles {
    private final ActingUser caller;
    private final SharedSets sets;
    private volatile @Nullable RequestPool running;

    ManyFiles(ActingUser caller, SharedSets sets) {
        this.caller = caller;
        this.sets = sets;
    }

    /** That another file than this one is served under its classic path, which then is published already. */
    Optional<String> otherFile(String user, String path) {
        String classicPath = ClassicPath.encode(path);
        return sets.of(user)
                .pathOf(classicPath)
                .filter(other -> !other.equals(path))
                .map(other -> text(
                        "%s is published under the same classic path, %s",
                        Printable.of(other), Printable.of(classicPath)));
    }

    RegistryAnswer publish(String user, Publishing chosen, String description) {
        SharedFiles served = sets.of(user);
        Map<String, String> pathOf = new LinkedHashMap<>();
        for (Path file : chosen.files()) {
            String path = file.toString();
            String other = pathOf.putIfAbsent(ClassicPath.encode(path), path);
            Optional<String> conflict = other == null
                    ? otherFile(user, path)
                    : Optional.of(text("%s has the same classic path as %s", Printable.of(path), Printable.of(other)));
            conflict.ifPresent(problem -> {
                chosen.reject(problem);
                if (other == null) {
                    pathOf.remove(ClassicPath.encode(path));
                }
            });
        }
        Set<String> before = served.paths();
        Function<Request.FromUser, RegistryAnswer> ask = request -> Publications.publishedBefore(
                caller.ask(request),
                request instanceof DirectoryRequest.PublishFile file && before.contains(file.path()));
        RegistryAnswer unsaved = Publications.changed(
                RegistryAnswer.of(new Reply.Status(Operation.PUBLISH, Outcome.OK)),
                () -> served.change(pathOf.values(), List.of()));
        RegistryAnswer answer = askAll(
                ask,
                pathOf.keySet(),
                path -> PublishedFacts.request(user, pathOf.getOrDefault(path, path), description),
                Outcome.ALREADY_PUBLISHED,
                failed -> {
                    Set<String> unlisted = new HashSet<>(failed);
                    unlisted.removeIf(path -> before.contains(pathOf.get(path)));
                    return Publications.changed(unsaved, () -> served.change(List.of(), unlisted));
                });
        boolean isWhole =
                chosen.problems().isEmpty() || !answer.is(Outcome.OK) && !answer.is(Outcome.ALREADY_PUBLISHED);
        RegistryAnswer judged = isWhole
                ? answer
                : new RegistryAnswer(new Reply.Status(Operation.PUBLISH, Outcome.FAILED), answer.notes());
        return chosen.noted(judged);
    }

    RegistryAnswer delete(String user, Set<String> classicPaths) {
        RegistryAnswer gone = Publications.changed(
                RegistryAnswer.of(new Reply.Status(Operation.DELETE, Outcome.OK)),
                () -> sets.of(user).change(List.of(), classicPaths));
        return askAll(
                caller::ask,
                classicPaths,
                path -> new Request.Delete(user, path),
                Outcome.NOT_PUBLISHED,
                failed -> gone);
    }

    /** Requests that have not begun are not sent any more. */
    void cancel() {
        RequestPool pool = running;
        if (pool != null) {
            pool.close();
        }
    }

    /**
     * Sends a request for each path, and says how many succeeded.
     *
     * @param ask sends one
     * @param end takes the paths that failed, and returns the answer whose notes are added
     */
    private RegistryAnswer askAll(
            Function<Request.FromUser, RegistryAnswer> ask,
            Set<String> paths,
            Function<String, Request.FromUser> request,
            Outcome doneBefore,
            Function<Set<String>, RegistryAnswer> end) {
        return caller.whilePresent(() -> {
            Iterator<String> each = paths.iterator();
            if (!each.hasNext()) {
                return end.apply(Set.of());
            }
            Request.FromUser first = request.apply(each.next());
            RegistryAnswer answer = ask.apply(first);
            boolean isDone = answer.is(Outcome.OK) || answer.is(doneBefore);
            if (!isDone) {
                end.apply(paths);
                return answer;
            }
            Set<String> rest = new HashSet<>(paths);
            rest.remove(paths.iterator().next());
            RequestPool.Answers answers = ask(ask, rest, request, doneBefore);
            int before = answers.doneBefore() + (answer.is(doneBefore) ? 1 : 0);
            int succeeded = paths.size() - answers.failed().size() - before;
            RegistryAnswer ended = end.apply(answers.failed());
            Outcome outcome = !answers.failed().isEmpty() ? Outcome.FAILED : succeeded == 0 ? doneBefore : Outcome.OK;
            RegistryAnswer all = new RegistryAnswer(new Reply.Status(Shown.of(first), outcome), ended.notes());
            return answers.reason().isEmpty()
                    ? all.with(told(Shown.of(first), paths.size(), succeeded, before))
                    : all.with(told(Shown.of(first), paths.size(), succeeded, before))
                            .with(answers.reason());
        });
    }

    private RequestPool.Answers ask(
            Function<Request.FromUser, RegistryAnswer> ask,
            Set<String> paths,
            Function<String, Request.FromUser> request,
            Outcome doneBefore) {
        try (var pool = new RequestPool(caller, ask)) {
            running = pool;
            return pool.askAll(paths, request, doneBefore);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return RequestPool.Answers.unsent(paths, text("interrupted"));
        } finally {
            running = null;
        }
    }

    private static String told(Operation operation, int all, int succeeded, int before) {
        boolean isPublished = operation == Operation.PUBLISH;
        String files = Publishing.files(all);
        if (succeeded == all) {
            return isPublished ? text("published: %s", files) : text("deleted from the list: %s", files);
        }
        if (before == 0) {
            return isPublished
                    ? text("published: %d of %s", succeeded, files)
                    : text("deleted from the list: %d of %s", succeeded, files);
        }
        return isPublished
                ? text("published: %d of %s; published before: %d", succeeded, files, before)
                : text("deleted from the list: %d of %s; not published: %d", succeeded, files, before);
    }
}
