package dev.lonja.peer.lending;

import dev.lonja.peer.session.Called;
import dev.lonja.peer.session.SessionFailure;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.session.SessionRequests.Received;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A request and its answer as bytes between two agents of one machine: the request as in a session, the answer as rows, outcome and strings.
 * Both ends are programs of this release, so that there are no editions here.
 */
final class LentCall {
    private static final int MAX_REQUEST_BYTES = 64 * 1024;
    private static final int MAX_COUNT = 1_000_000;

    private LentCall() {}

    static void write(DataOutputStream out, Request request) throws IOException {
        byte[] payload = SessionRequests.payload(request);
        out.writeInt(payload.length);
        out.write(payload);
        out.flush();
    }

    /** The next request. */
    static Request readRequest(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_REQUEST_BYTES) {
            throw new IOException("a request of " + length + " bytes");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        if (SessionRequests.read(payload) instanceof Received.Complete(Request request)) {
            return request;
        }
        throw new IOException("a malformed request");
    }

    static void write(DataOutputStream out, Called called) throws IOException {
        out.writeBoolean(true);
        out.writeInt(called.rows().size());
        for (List<String> row : called.rows()) {
            write(out, row);
        }
        out.writeUTF(called.reply().outcome().name());
        write(out, called.reply().strings());
        out.flush();
    }

    static void write(DataOutputStream out, SessionFailure failure) throws IOException {
        out.writeBoolean(false);
        out.writeUTF(failure.kind().name());
        out.writeUTF(failure.getMessage());
        out.flush();
    }

    /** The answer to a request. */
    static Called readAnswer(DataInputStream in) throws IOException, SessionFailure {
        if (!in.readBoolean()) {
            throw new SessionFailure(SessionFailure.Kind.valueOf(in.readUTF()), in.readUTF());
        }
        int count = count(in);
        List<List<String>> rows = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            rows.add(strings(in));
        }
        Outcome outcome = Outcome.valueOf(in.readUTF());
        List<String> strings = strings(in);
        return new Called(rows, outcome == Outcome.OK ? new SessionReply.Success(strings) : failure(outcome, strings));
    }

    private static SessionReply.Failure failure(Outcome outcome, List<String> strings) {
        return new SessionReply.Failure(
                outcome, strings.isEmpty() ? "" : strings.getFirst(), OptionalLong.empty(), OptionalLong.empty());
    }

    private static void write(DataOutputStream out, List<String> strings) throws IOException {
        out.writeInt(strings.size());
        for (String string : strings) {
            out.writeUTF(string);
        }
    }

    private static List<String> strings(DataInputStream in) throws IOException {
        int count = count(in);
        List<String> strings = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            strings.add(in.readUTF());
        }
        return strings;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MAX_COUNT) {
            throw new IOException("a list of " + count);
        }
        return count;
    }
}
