package dev.lonja.peer.lending;

import dev.lonja.peer.session.Calls;
import dev.lonja.peer.session.SessionFailure;
import dev.lonja.protocol.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lends the session of a running agent: answers requests of commands with what its registry answers. Safe from any thread. */
public final class SessionLender implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SessionLender.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final LendingSocket socket;
    private final Calls calls;
    private @Nullable ServerSocketChannel server;
    private boolean isClosed;

    /** A lender that is not open yet. */
    public SessionLender(LendingSocket socket, Calls calls) {
        this.socket = socket;
        this.calls = calls;
    }

    /** Begins to lend, if it has not begun. Where that is not possible, commands have sessions of their own. */
    public synchronized void open() {
        if (server != null || isClosed) {
            return;
        }
        try {
            ServerSocketChannel opened = socket.listen();
            server = opened;
            Thread.ofVirtual().name("lonja-lender").start(() -> accept(opened));
        } catch (IOException | UnsupportedOperationException unusable) {
            LOG.debugf("the session is not lent: %s", unusable.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        ServerSocketChannel opened = server;
        server = null;
        if (opened != null) {
            try (opened) {
                Files.deleteIfExists(socket.path());
            } catch (IOException left) {
                LOG.debugf("the socket is left behind: %s", left.getMessage());
            }
        }
    }

    private void accept(ServerSocketChannel opened) {
        try {
            while (true) {
                SocketChannel borrower = opened.accept();
                Thread.ofVirtual().name("lonja-lent").start(() -> serve(borrower));
            }
        } catch (IOException closed) {
            LOG.debugf("nothing is lent any more: %s", closed.getMessage());
        }
    }

    private void serve(SocketChannel borrower) {
        try (borrower;
                var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(borrower)));
                var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(borrower)))) {
            while (true) {
                answer(LentCall.readRequest(in), out);
            }
        } catch (IOException over) {
            LOG.tracef("a borrower has gone: %s", over.getMessage());
        }
    }

    private void answer(Request request, DataOutputStream out) throws IOException {
        if (!BorrowedCalls.isLent(request)) {
            throw new IOException(request.operation() + " is not lent");
        }
        try {
            LentCall.write(out, calls.call(request, TIMEOUT));
        } catch (SessionFailure failure) {
            LentCall.write(out, failure);
        }
    }
}
