package dev.lonja.peer.lending;

import dev.lonja.peer.session.Called;
import dev.lonja.peer.session.SessionFailure;
import dev.lonja.protocol.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** A connection to the agent that lends its session: one request at a time. */
final class Borrowed implements AutoCloseable {
    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    Borrowed(SocketChannel channel) {
        this.channel = channel;
        this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    /** Sends the request and completes its answer. Blocks. */
    void call(Request request, CompletableFuture<Called> answer) {
        try {
            LentCall.write(out, request);
            answer.complete(LentCall.readAnswer(in));
        } catch (IOException | SessionFailure | RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // There is nothing left to close.
        }
    }
}
