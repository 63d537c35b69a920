package dev.lonja.registry.wire.session;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.UnacceptableKeyException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocket;

/** A client of sessions on a plain socket of the JDK: sends frames, and shows those that come, both as {@link FrameText}. */
public final class SessionClient implements AutoCloseable {
    private static final String EVENT = "EVENT 0 ";

    private final SSLSocket socket;
    private final KeyPair key;
    private final DataInputStream input;
    private final DataOutputStream output;
    private final List<String> events = new ArrayList<>();
    private int lastId;
    private int replied;

    private SessionClient(SSLSocket socket, KeyPair key) throws IOException {
        this.socket = socket;
        this.key = key;
        this.input = new DataInputStream(socket.getInputStream());
        this.output = new DataOutputStream(socket.getOutputStream());
    }

    /** A session with a new key, whose HELLO is answered OK. */
    public static SessionClient open(int port) {
        return open(port, Keys.generate());
    }

    /** A session with that key, whose HELLO is answered OK. */
    public static SessionClient open(int port, KeyPair key) {
        SessionClient client = dial(port, key);
        String reply = client.ask("HELLO|2|test/1|");
        if (!reply.startsWith("<0>")) {
            throw new IllegalStateException("HELLO: " + reply);
        }
        return client;
    }

    /** A connection on which no HELLO was sent yet. */
    public static SessionClient dial(int port, KeyPair key) {
        try {
            return over(new Socket(InetAddress.getLoopbackAddress(), port), port, key);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same over a connection that stands, on which something was sent already. */
    public static SessionClient over(Socket plain, int port) throws IOException {
        return over(plain, port, Keys.generate());
    }

    private static SessionClient over(Socket plain, int port, KeyPair key) throws IOException {
        return new SessionClient(SessionSocket.over(plain, port, key), key);
    }

    /** Its key, with which it may open another session. */
    public KeyPair key() {
        return key;
    }

    /** The id of its key. */
    public String keyId() {
        try {
            return KeyId.of(key.getPublic()).hex();
        } catch (UnacceptableKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The id of the key of the registry. */
    String registryKeyId() throws Exception {
        return KeyId.of((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .hex();
    }

    /** Sends a request, and returns the payloads of its rows and of its reply. */
    public String ask(String request) {
        return reply(send(request));
    }

    /** Sends a request without waiting. Returns its id. */
    int send(String request) {
        frame(FrameText.REQUEST, ++lastId, FrameText.bytes(request));
        return lastId;
    }

    /** What comes for that request, up to its reply. Events are kept; nothing else may come. */
    String reply(int id) {
        StringBuilder rows = new StringBuilder();
        while (true) {
            String frame = nextButEvents();
            String beginning = " " + id + " ";
            if (frame.startsWith("MORE" + beginning)) {
                rows.append('[')
                        .append(frame.substring(("MORE" + beginning).length()))
                        .append(']');
            } else if (frame.startsWith("REPLY" + beginning)) {
                replied++;
                return rows + frame.substring(("REPLY" + beginning).length());
            } else {
                throw new IllegalStateException("waiting for the reply to " + id + ": " + frame);
            }
        }
    }

    /** The rows and replies to all requests up to that one, by their ids; those to the ones before the last may come in any order. */
    List<String> replies(int last) {
        String[] replies = new String[last + 1];
        StringBuilder[] rows = new StringBuilder[last + 1];
        for (int missing = last - replied; missing > 0; ) {
            String[] frame = nextButEvents().split(" ", 3);
            int id = Integer.parseInt(frame[1]);
            rows[id] = rows[id] == null ? new StringBuilder() : rows[id];
            if (frame[0].equals("MORE")) {
                rows[id].append('[').append(frame[2]).append(']');
            } else {
                replies[id] = rows[id] + frame[2];
                missing--;
            }
        }
        replied = last;
        return Arrays.asList(replies);
    }

    /** The next event. */
    public String event() {
        while (events.isEmpty()) {
            String frame = next();
            if (!frame.startsWith(EVENT)) {
                throw new IllegalStateException("waiting for an event: " + frame);
            }
        }
        return events.removeFirst();
    }

    /** The events that have come so far; nothing is waited for. */
    public List<String> events() {
        return events;
    }

    /** The next frame; {@link FrameText#END} if the registry has closed the connection. An event is kept too. */
    String next() {
        String frame = FrameText.read(input);
        if (frame.startsWith(EVENT)) {
            events.add(frame.substring(EVENT.length()));
        }
        return frame;
    }

    /** Reads to the end, and returns the payload of BYE; empty if there was none. */
    public String bye() {
        String bye = "";
        for (String frame = next(); !frame.equals(FrameText.END); frame = next()) {
            if (frame.startsWith("BYE 0 ")) {
                bye = frame.substring("BYE 0 ".length());
            }
        }
        return bye;
    }

    /** Leaves in order. */
    public void leave() {
        frame(FrameText.BYE, 0, FrameText.bytes("stopping||"));
        bye();
    }

    /** Breaks the connection. */
    public void lose() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    SessionClient frame(int kind, int id, byte[] payload) {
        return raw(FrameText.bytesOf(kind, id, payload));
    }

    SessionClient raw(byte[] bytes) {
        try {
            output.write(bytes);
            output.flush();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException lost) {
            // It was closed already.
        }
    }

    private String nextButEvents() {
        String frame = next();
        while (frame.startsWith(EVENT)) {
            frame = next();
        }
        return frame;
    }
}
