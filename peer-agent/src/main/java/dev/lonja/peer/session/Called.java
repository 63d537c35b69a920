package dev.lonja.peer.session;

import dev.lonja.protocol.session.SessionReply;
import java.util.List;

/**
 * What has answered a request.
 *
 * @param rows the rows that came before the reply
 */
public record Called(List<List<String>> rows, SessionReply reply) {
    public Called {
        rows = List.copyOf(rows);
    }

    /** The reply as a success; throws if it is none. */
    SessionReply.Success success() {
        return (SessionReply.Success) reply;
    }

    boolean isOk() {
        return reply instanceof SessionReply.Success;
    }
}
