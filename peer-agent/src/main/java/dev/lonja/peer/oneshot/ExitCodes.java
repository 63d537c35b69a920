package dev.lonja.peer.oneshot;

import dev.lonja.peer.agent.Result;
import dev.lonja.peer.download.Download;
import dev.lonja.protocol.Outcome;
import java.util.List;

/** The exit codes of single commands, one for each class of outcomes (docs/cli.md). */
final class ExitCodes {
    /** Success. */
    static final int OK = 0;
    /** The registry or the owner could not be reached, or answered that it failed. */
    static final int FAILED = 1;
    /** The command line is wrong, or breaks a rule of the protocol. */
    static final int USAGE = 2;
    /** The user who asks is not registered. */
    static final int NO_SUCH_USER = 3;
    /** The owner or the file does not exist. */
    static final int NOT_FOUND = 4;
    /** What should be added exists already. */
    static final int EXISTS = 5;
    /** The user who asks, or the owner of the file, is not connected. */
    static final int NOT_CONNECTED = 6;

    private ExitCodes() {}

    static int of(Result result) {
        return switch (result) {
            case Result.Answered(var action, var answer) -> of(answer.reply().outcome());
            case Result.Fetched fetched -> worst(fetched.files());
            case Result.OwnerNotConnected away -> NOT_CONNECTED;
            case Result.NoSuchOwner none -> NOT_FOUND;
            case Result.OwnerUnknown(String owner, var refusal) ->
                of(refusal.reply().outcome());
            case Result.Invalid invalid -> USAGE;
        };
    }

    static int of(Outcome outcome) {
        return switch (outcome) {
            case OK -> OK;
            case FAILED,
                    UNSUPPORTED,
                    NOT_ALLOWED,
                    LAST_KEY,
                    TOO_MANY,
                    UNKNOWN_OPERATION,
                    CANCELLED,
                    BUSY,
                    TOO_MUCH,
                    NOT_YOURS,
                    MALFORMED -> FAILED;
            case NO_SUCH_USER -> NO_SUCH_USER;
            case NO_SUCH_OWNER, NO_SUCH_FILE, NOT_PUBLISHED, NO_SUCH_CODE, NO_SUCH_KEY -> NOT_FOUND;
            case NAME_IN_USE, ALREADY_PUBLISHED, ALREADY_CONNECTED, HAS_A_KEY -> EXISTS;
            case NOT_CONNECTED -> NOT_CONNECTED;
        };
    }

    /** Of several files, a failure is worse than a file that does not exist, because to try again can help. */
    private static int worst(List<Result.FetchedFile> files) {
        List<Integer> codes = files.stream().map(file -> of(file.download())).toList();
        if (codes.contains(FAILED)) {
            return FAILED;
        }
        return codes.contains(NOT_FOUND) ? NOT_FOUND : OK;
    }

    private static int of(Download download) {
        return switch (download) {
            case Download.Done done -> OK;
            case Download.NoSuchFile none -> NOT_FOUND;
            case Download.Failed failed -> FAILED;
        };
    }
}
