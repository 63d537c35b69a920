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
 * A classic client with its own loopback address.
 *
 * @param from the local address of its connections
 * @param to the address of a registry or of a balancer
 */
record Client(String from, InetSocketAddress to) {
    /** A request that gets no reply in this time counts as lost. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final int MAX_ENTRIES = 1_000_000;

    /** Sends a request and returns the reply. Throws an exception if the connection ends without a reply. */
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
