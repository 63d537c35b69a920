package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.List;
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
                listing(request, new Caller(user, from), () -> new Reply.Users(directory.connectedUsers()));
            case Request.ListContent(String user, String owner) ->
                listing(request, new Caller(user, from), () -> content(request, owner));
            // The registry has names, not contents.
            case Request.PeerRequest peerRequest -> status(request, Outcome.FAILED);
            case Request.Control control -> status(request, Outcome.FAILED);
            case Request.Change change ->
                status(
                        request,
                        directory
                                .apply(List.of(changeOf(change, from)))
                                .getFirst()
                                .outcome());
        };
    }

    /** The change of the directory that the request asks for. */
    public static DirectoryChange changeOf(Request.Change request, HostAddress from) {
        return switch (request) {
            case Request.Register(String user) -> new DirectoryChange.Register(user);
            case Request.Unregister(String user) -> new DirectoryChange.Unregister(new Caller(user, from));
            case Request.Connect(String user, int port) -> new DirectoryChange.Connect(new Caller(user, from), port);
            case Request.Disconnect(String user) -> new DirectoryChange.Disconnect(new Caller(user, from));
            case Request.Publish(String user, String path, String description) ->
                new DirectoryChange.Publish(new Caller(user, from), new PublishedFile(path, description));
            case Request.Delete(String user, String path) -> new DirectoryChange.Delete(new Caller(user, from), path);
        };
    }

    private Reply listing(Request request, Caller caller, Supplier<Reply> entries) {
        Outcome authorization = directory.authorize(caller);
        return authorization == Outcome.OK ? entries.get() : status(request, authorization);
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
