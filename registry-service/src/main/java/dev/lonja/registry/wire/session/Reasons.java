package dev.lonja.registry.wire.session;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.registry.requests.Answer;

/** Says in words why a request of a session did not succeed. */
final class Reasons {
    /** The writer and the readers have done what waits by then. */
    private static final int RETRY_SECONDS = 2;

    private Reasons() {}

    /** The reply to a request with that outcome. */
    static SessionReply reply(Request request, Outcome outcome) {
        return outcome == Outcome.OK
                ? SessionReply.Success.EMPTY
                : SessionReply.Failure.of(outcome, reason(request, outcome));
    }

    /** The reply to a request that failed. */
    static SessionReply reply(Answer.Failed failed) {
        return switch (failed.cause()) {
            case NOT_SERVED -> SessionReply.Failure.of(Outcome.UNKNOWN_OPERATION, failed.reason());
            case TOO_LONG, FULL -> SessionReply.Failure.of(Outcome.TOO_MUCH, failed.reason());
            case TOO_LATE, OVERLOADED, QUOTA ->
                SessionReply.Failure.of(Outcome.BUSY, failed.reason()).retryAfter(RETRY_SECONDS);
            case CLOSED -> SessionReply.Failure.of(Outcome.FAILED, failed.reason());
            case BROKEN ->
                SessionReply.Failure.of(Outcome.FAILED, "the registry or its database failed")
                        .retryAfter(RETRY_SECONDS);
        };
    }

    private static String reason(Request request, Outcome outcome) {
        String user = request instanceof Request.FromUser from ? Printable.of(from.user()) : "";
        return switch (outcome) {
            case NO_SUCH_USER -> "there is no user " + user;
            case ALREADY_CONNECTED -> user + " is connected by another session, or by a classic client";
            case NOT_CONNECTED -> user + " is not connected";
            case ALREADY_PUBLISHED -> "another path of " + user + " is " + path(request) + " for classic clients";
            case NOT_PUBLISHED -> user + " has not published " + path(request);
            case NO_SUCH_OWNER -> "there is no user " + owner(request);
            case NOT_YOURS ->
                "this session may not act for " + user + ": the name belongs to other keys or another address";
            case MALFORMED -> "the page begins at no place";
            case OK,
                    NAME_IN_USE,
                    NO_SUCH_FILE,
                    UNSUPPORTED,
                    NO_SUCH_CODE,
                    HAS_A_KEY,
                    NOT_ALLOWED,
                    NO_SUCH_KEY,
                    LAST_KEY,
                    TOO_MANY,
                    FAILED,
                    UNKNOWN_OPERATION,
                    CANCELLED,
                    BUSY,
                    TOO_MUCH -> request.operation() + " ended as " + outcome;
        };
    }

    private static String path(Request request) {
        return switch (request) {
            case Request.Delete(String user, String path) -> Printable.of(path);
            case DirectoryRequest.PublishFile publish -> Printable.of(publish.path());
            default -> "this path";
        };
    }

    private static String owner(Request request) {
        return request instanceof DirectoryRequest.ListFiles list ? Printable.of(list.owner()) : "of that name";
    }
}
