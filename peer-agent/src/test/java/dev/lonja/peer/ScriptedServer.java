package dev.lonja.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A plain socket server on a free port of the loopback address. It follows a script on every connection. */
public final class ScriptedServer implements AutoCloseable {
    private static final int READ_LIMIT_MILLIS = 20_000;

    /** The script for a connection. The connection is closed at the end of the script. */
    public interface Script {
        void play(Socket socket) throws IOException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    public ScriptedServer(Script script) {
        this.script = script;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), port());
    }

    /** Reads that many strings, each ended by a NUL. */
    public static List<String> readStrings(Socket socket, int count) throws IOException {
        List<String> strings = new CopyOnWriteArrayList<>();
        var bytes = new java.io.ByteArrayOutputStream();
        while (strings.size() < count) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new java.io.EOFException("only " + strings);
            } else if (next == 0) {
                strings.add(bytes.toString(java.nio.charset.StandardCharsets.UTF_8));
                bytes.reset();
            } else {
                bytes.write(next);
            }
        }
        return strings;
    }

    /** Reads until the other side ends its stream, and keeps the connection open until then. */
    public static void keepOpen(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // Ignores the bytes.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
            for (Thread thread : threads) {
                thread.join(READ_LIMIT_MILLIS);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setSoTimeout(READ_LIMIT_MILLIS);
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                start(() -> play(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void play(Socket socket) {
        try (socket) {
            script.play(socket);
        } catch (IOException gone) {
            // The other side closed the connection, or the test is over.
        }
    }

    private void start(Runnable action) {
        Thread thread = new Thread(action, "scripted-server");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }
}
