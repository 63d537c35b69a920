package dev.lonja.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A listening socket on a free loopback port. One thread handles its connections one after the other, as simple peers and
 * registries do.
 */
public final class Listener implements AutoCloseable {

    /** Handles a connection, which is closed afterwards. */
    public interface Handler {
        void handle(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket server;
    private final Thread thread;

    private Listener(ServerSocket server, Handler handler) {
        this.server = server;
        this.thread = new Thread(() -> serve(handler), "listener on " + server.getLocalPort());
    }

    public static Listener open(Handler handler) {
        try {
            Listener listener = new Listener(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), handler);
            listener.thread.start();
            return listener;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot listen", failure);
        }
    }

    /** A peer that shares no file: it answers every request with "no such file". */
    public static Listener withoutFiles() {
        return open((in, out) -> {
            PlainSocketClient.readString(in);
            PlainSocketClient.readString(in);
            out.write(1);
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Handler handler) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                handler.handle(socket.getInputStream(), socket.getOutputStream());
            } catch (IOException goneOrClosed) {
                // The other side has closed the connection, or the listener is being closed.
            }
        }
    }
}
