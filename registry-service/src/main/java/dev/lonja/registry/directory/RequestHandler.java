package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers requests from the directory, inside the transaction of the caller. */
@Singleton
public class RequestHandler {
    private final Directory directory;

    /** A handler on that directory. */
    public RequestHandler(Directory directory) {
        this.directory = directory;
    }

    /** The reply to the request of somebody at that address. */
    public Reply handle(Request request, HostAddress from) {
        return switch (request) {
            case Request.ListUsers(String user) ->
                listing(request, new Speaker(user, from), () -> new Reply.Users(directory.connectedUsers()));
            case Request.ListContent(String user, String owner) ->
                listing(request, new Speaker(user, from), () -> content(request, owner));
            // Between peers only: the registry has names, not contents.
            case Request.GetFile(String path) -> status(request, Outcome.FAILED);
            case Request.FromUser change ->
                findChange(change, from)
                        .map(directory::apply)
                        .map(outcome -> status(request, outcome))
                        .orElseThrow();
        };
    }

    /** The change that the request asks for; empty if it asks for none. */
    public static Optional<Change> findChange(Request request, HostAddress from) {
        return switch (request) {
            case Request.Register(String user) -> Optional.of(new Change.Register(user));
            case Request.Unregister(String user) -> Optional.of(new Change.Unregister(new Speaker(user, from)));
            case Request.Connect(String user, int port) ->
                Optional.of(new Change.Connect(new Speaker(user, from), port));
            case Request.Disconnect(String user) -> Optional.of(new Change.Disconnect(new Speaker(user, from)));
            case Request.Publish(String user, String path, String description) ->
                Optional.of(new Change.Publish(new Speaker(user, from), new PublishedFile(path, description)));
            case Request.Delete(String user, String path) ->
                Optional.of(new Change.Delete(new Speaker(user, from), path));
            case Request.ListUsers listUsers -> Optional.empty();
            case Request.ListContent listContent -> Optional.empty();
            case Request.GetFile getFile -> Optional.empty();
        };
    }

    private Reply listing(Request request, Speaker speaker, Supplier<Reply> entries) {
        Outcome standing = directory.standing(speaker);
        return standing == Outcome.OK ? entries.get() : status(request, standing);
    }

    private Reply content(Request request, String owner) {
        return directory
                .findContent(owner)
                .<Reply>map(Reply.Content::new)
                .orElseGet(() -> status(request, Outcome.NO_SUCH_OWNER));
    }

    private static Reply status(Request request, Outcome outcome) {
        return new Reply.Status(request.operation(), outcome);
    }
}
