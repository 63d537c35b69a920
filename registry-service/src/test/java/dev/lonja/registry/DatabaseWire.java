package dev.lonja.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A proxy in front of the database that a test can interrupt.
 *
 * <p>Its state is a system property, because a test and its resource live in different class loaders.
 */
public final class DatabaseWire implements AutoCloseable {
    private static final String STATE = "lonja.test.database-wire";

    private enum State {
        WHOLE,
        /** Connections break, and new connections are refused. */
        CUT,
        /** Connections stay open, but transport no bytes. */
        SILENT
    }

    private final URI target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private DatabaseWire(URI target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        set(State.WHOLE);
        start(this::accept);
    }

    static DatabaseWire to(String jdbcUrl) throws IOException {
        return new DatabaseWire(URI.create(jdbcUrl.substring("jdbc:".length())));
    }

    /** Breaks every connection as soon as it is used, and refuses new ones. */
    public static void cut() {
        set(State.CUT);
    }

    /** Stops transporting bytes; connections stay open. */
    public static void silence() {
        set(State.SILENT);
    }

    /** Transports everything again. */
    public static void mend() {
        set(State.WHOLE);
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + target.getPath()
                + (target.getQuery() == null ? "" : "?" + target.getQuery());
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void set(State state) {
        System.setProperty(STATE, state.name());
    }

    private static boolean is(State state) {
        return state.name().equals(System.getProperty(STATE));
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listener.accept();
                if (is(State.CUT)) {
                    near.close();
                } else {
                    Socket far = new Socket(target.getHost(), target.getPort());
                    // As driver and server set it: else the rest of a long statement waits 40 ms for an
                    // acknowledgement.
                    near.setTcpNoDelay(true);
                    far.setTcpNoDelay(true);
                    start(() -> carry(near, far));
                    start(() -> carry(far, near));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void carry(Socket from, Socket to) {
        sockets.add(from);
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] buffer = new byte[8192];
            int length = input.read(buffer);
            while (length >= 0 && !is(State.CUT)) {
                while (is(State.SILENT)) {
                    LockSupport.parkNanos(1_000_000);
                }
                output.write(buffer, 0, length);
                length = input.read(buffer);
            }
        } catch (IOException broken) {
            // Both ends are closed above.
        } finally {
            sockets.remove(from);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "database-wire");
        thread.setDaemon(true);
        thread.start();
    }
}
