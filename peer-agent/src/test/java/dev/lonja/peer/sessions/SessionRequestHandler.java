package dev.lonja.peer.sessions;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.payload.MorePayloads;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.session.SessionRequests;
import dev.lonja.protocol.session.SessionRequests.Received;
import dev.lonja.protocol.session.Welcome;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.session.IncomingRequest;
import dev.lonja.transport.session.Session;
import dev.lonja.transport.session.SessionEnd;
import dev.lonja.transport.session.SessionHandler;
import dev.lonja.transport.session.SessionTerms;
import java.time.Duration;
import java.util.List;

/** One session of the registry in memory. */
final class SessionRequestHandler implements SessionHandler {
    private final Session session;
    private final KeyId key;
    private final SessionDirectory directory;

    SessionRequestHandler(Session session, KeyId key, SessionDirectory directory) {
        this.session = session;
        this.key = key;
        this.directory = directory;
    }

    @Override
    public void requested(IncomingRequest incoming, byte[] payload) {
        switch (SessionRequests.read(payload)) {
            case Received.Refused(SessionReply.Failure reply) -> incoming.reply(SessionReply.payload(reply));
            case Received.Complete(Request.Hello hello) -> {
                session.establish(new SessionTerms(Duration.ofSeconds(20), false, 0));
                incoming.reply(new Welcome(2, "fake", 20, 256, "127.0.0.1:1", directory.features())
                        .reply()
                        .payload(Operation.HELLO));
            }
            case Received.Complete(Request.Ping ping) ->
                incoming.reply(SessionReply.Success.EMPTY.payload(Operation.PING));
            case Received.Complete(Request request) -> answer(incoming, request);
        }
    }

    private void answer(IncomingRequest incoming, Request request) {
        SessionDirectory.Answer answer = directory.answer(request, key, this);
        switch (answer.after()) {
            case REPLY -> reply(incoming, request, answer);
            case BREAK -> session.connection().cut();
            case HOLD -> {}
        }
    }

    private static void reply(IncomingRequest incoming, Request request, SessionDirectory.Answer answer) {
        List<List<String>> rows = answer.rows();
        if (!rows.isEmpty()) {
            var payloads = new MorePayloads(rows.getFirst().size());
            rows.forEach(row -> payloads.add(row).ifPresent(incoming::more));
            payloads.flush().ifPresent(incoming::more);
        }
        incoming.reply(
                answer.reply().outcome().reservedStatus().isPresent()
                        ? SessionReply.payload((SessionReply.Failure) answer.reply())
                        : answer.reply().payload(request.operation()));
    }

    @Override
    public void eventReceived(byte[] payload) {
        session.end(Bye.of(ByeReason.PROTOCOL, "an event of a client"));
    }

    @Override
    public byte[] heartbeat() {
        return SessionRequests.payload(new Request.Ping());
    }

    @Override
    public byte[] resync(long watch) {
        return new byte[0];
    }

    @Override
    public void stopping() {
        session.end(Bye.of(ByeReason.STOPPING, ""));
    }

    @Override
    public void ended(SessionEnd end) {
        directory.ended(this, end);
    }

    void say(Event event) {
        session.run(() -> session.event(event.payload()));
    }
}
