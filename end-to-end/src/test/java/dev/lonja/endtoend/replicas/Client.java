package dev.lonja.endtoend.replicas;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.ReplyReader;
import dev.lonja.protocol.codec.RequestEncoder;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A classic client with an address of its own on this machine.
 *
 * @param from the address that it speaks from
 * @param to where a registry, or a balancer, listens
 */
record Client(String from, InetSocketAddress to) {
    /** Whoever waits longer for an answer has been forgotten. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final int MAX_ENTRIES = 1_000_000;

    /** The reply; an exception if the connection ends without one. */
    Reply ask(Request request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(to, (int) LONGEST_WAIT.toMillis());
            socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
            socket.getOutputStream().write(RequestEncoder.encode(request));
            byte[] bytes = socket.getInputStream().readAllBytes();
            ReplyReader reader = new ReplyReader(request.operation(), MAX_ENTRIES);
            reader.accept(ByteBuffer.wrap(bytes));
            if (!reader.isReadable()) {
                throw new EOFException("the reply to " + request + " ended after " + bytes.length + " bytes");
            }
            return reader.reply();
        } catch (MalformedReplyException malformed) {
            throw new IOException(malformed);
        }
    }

    Outcome outcome(Request request) throws IOException {
        Reply reply = ask(request);
        return reply instanceof Reply.Status status ? status.outcome() : Outcome.OK;
    }
}
