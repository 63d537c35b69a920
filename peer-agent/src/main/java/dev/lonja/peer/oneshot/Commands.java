package dev.lonja.peer.oneshot;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.download.DownloadProgress;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.registry.Answer;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.shared.ShareStore;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.peer.shell.LocalPaths;
import dev.lonja.peer.upload.ListenerConfig;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Does what a command asks for. Nothing here prints. */
final class Commands implements AutoCloseable {
    private final ClassicChannel registry;
    private final ListenerConfig listening;
    private final ShareStore shares;
    private final FileDownloader downloader;
    private final DownloadProgress progress;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();

    Commands(
            ClassicChannel registry,
            ListenerConfig listening,
            ShareStore shares,
            FileDownloader downloader,
            DownloadProgress progress) {
        this.registry = registry;
        this.listening = listening;
        this.shares = shares;
        this.downloader = downloader;
        this.progress = progress;
    }

    Result run(OneShot command) {
        try {
            return switch (command) {
                case OneShot.Register(String user) -> new Result.Status(registry.ask(new Request.Register(user)));
                case OneShot.Unregister(String user) -> new Result.Status(unregister(user));
                case OneShot.Users(String user) -> users(user);
                case OneShot.Files(String user, String owner) -> files(user, owner);
                case OneShot.Get get -> get(get);
                case OneShot.Publish publish -> new Result.Status(publish(publish));
                case OneShot.Delete(String user, String localPath) -> new Result.Status(delete(user, localPath));
            };
        } catch (InvalidFieldException | InvalidPathException invalid) {
            return new Result.Refused(String.valueOf(invalid.getMessage()));
        }
    }

    /** Gives up on what is under way, leaves nothing of it, and disconnects whom this command connected. Any thread. */
    @Override
    public void close() {
        try {
            downloader.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        registry.cancel();
        visits.forEach(Visit::close);
    }

    private Answer unregister(String user) {
        Answer answer = registry.ask(new Request.Unregister(user));
        return answer.is(Outcome.OK) ? remembered(answer, () -> shares.forget(registry.name(), user)) : answer;
    }

    private Result users(String user) {
        Answer answer = visiting(user, visit -> visit.ask(new Request.ListUsers(user)));
        return answer.reply() instanceof Reply.Users(var users) ? new Result.Users(users) : new Result.Status(answer);
    }

    private Result files(String user, String owner) {
        Answer answer = visiting(user, visit -> visit.ask(new Request.ListContent(user, owner)));
        return answer.reply() instanceof Reply.Content(var files)
                ? new Result.Files(owner, files)
                : new Result.Status(answer);
    }

    /** The presence is for the address alone: it ends before the file begins. */
    private Result get(OneShot.Get get) {
        Field.OWNER.require(get.owner());
        Field.PATH.require(get.remotePath(), Edition.CLASSIC);
        Path target = LocalPaths.target(get.localPath(), get.remotePath());
        return switch (users(get.user())) {
            case Result.Users(var users) ->
                users.stream()
                        .filter(user -> user.name().equals(get.owner()))
                        .findFirst()
                        .map(owner -> fetch(owner, get.remotePath(), target))
                        .orElseGet(() -> new Result.OwnerAway(get.owner()));
            case Result other -> other;
        };
    }

    private Result fetch(ConnectedUser owner, String remotePath, Path target) {
        var address = new InetSocketAddress(owner.address(), owner.port());
        return switch (downloader.fetch(address, remotePath, target, progress)) {
            case Download.Done(Path file, long sizeBytes) ->
                new Result.Fetched(owner.name(), remotePath, file, sizeBytes);
            case Download.NoSuchFile(String reason) -> failed(Outcome.NO_SUCH_FILE, reason);
            case Download.Failed(String reason) -> failed(Outcome.FAILED, reason);
        };
    }

    private static Result failed(Outcome outcome, String reason) {
        return new Result.Status(Answer.of(Operation.GET_FILE, outcome, reason));
    }

    private Answer publish(OneShot.Publish publish) {
        Path path = LocalPaths.absolute(publish.localPath());
        var request = new Request.Publish(publish.user(), path.toString(), publish.description());
        Answer answer = visiting(publish.user(), visit -> asked(visit, request));
        Answer noted = LocalPaths.warning(path).map(answer::with).orElse(answer);
        boolean listed = answer.is(Outcome.OK) || answer.is(Outcome.ALREADY_PUBLISHED);
        return listed ? remembered(noted, () -> shared(publish.user()).add(path.toString())) : noted;
    }

    private Answer delete(String user, String localPath) {
        String path = LocalPaths.absolute(localPath).toString();
        var request = new Request.Delete(user, path);
        Answer answer = visiting(user, visit -> asked(visit, request));
        return remembered(answer, () -> shared(user).remove(path));
    }

    /** An agent that runs takes a change of the shared set over at once, if it keeps that set in the same place. */
    private static Answer asked(Visit visit, Request.FromUser request) {
        Answer answer = visit.ask(request);
        return answer.is(Outcome.OK) && !visit.isOwn()
                ? answer.with(
                        "an agent of this user is connected; it takes this over at once if it has the same data folder")
                : answer;
    }

    private SharedFiles shared(String user) throws IOException {
        return shares.load(registry.name(), user);
    }

    private Answer visiting(String user, Function<Visit, Answer> action) {
        try (var visit = new Visit(registry, listening, user)) {
            visits.add(visit);
            return action.apply(visit);
        }
    }

    /** A change of the shared set, which the disk may refuse to remember. */
    private interface Change {
        void apply() throws IOException;
    }

    private static Answer remembered(Answer answer, Change change) {
        try {
            change.apply();
            return answer;
        } catch (IOException failure) {
            return answer.with("the next start of an agent will not know of this: " + failure.getMessage());
        }
    }
}
