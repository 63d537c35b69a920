package dev.lonja.registry.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A client of the event stream on a plain socket. It reads only when the test tells it to. */
final class EventClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final byte[] buffer = new byte[65536];
    private String unread = "";

    private EventClient(Socket socket) {
        this.socket = socket;
    }

    static EventClient listen(URI events) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(16 * 1024);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new java.net.InetSocketAddress(events.getHost(), events.getPort()), TIMEOUT_MILLIS);
            String login = Base64.getEncoder().encodeToString("viewer:viewer".getBytes(StandardCharsets.UTF_8));
            String request = "GET " + events.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + login
                    + "\r\nAccept: text/event-stream\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new EventClient(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets each client read until it has received the text. */
    static void readAll(List<EventClient> clients, String text) {
        clients.forEach(client -> client.awaitText(text));
    }

    /** Reads until an event with that name and that text in its data arrives. */
    void awaitEvent(String name, String text) {
        awaitText(name);
        awaitText(text);
    }

    private void awaitText(String text) {
        try {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            String seen = unread;
            while (!seen.contains(text)) {
                int length = socket.getInputStream().read(buffer);
                assertThat(length).as("bytes of %s before %s", seen, text).isPositive();
                read.write(buffer, 0, length);
                seen = unread + read.toString(StandardCharsets.UTF_8);
            }
            unread = seen.substring(seen.indexOf(text) + text.length());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
