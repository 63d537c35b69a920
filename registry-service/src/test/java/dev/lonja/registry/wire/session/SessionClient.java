package dev.lonja.registry.wire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.SelfSignedCertificate;
import dev.lonja.protocol.key.UnacceptableKeyException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A client of sessions on a plain socket of the JDK: sends frames, and shows those that come.
 *
 * <p>Strings are written with {@code |} for NUL. A frame is shown as its kind, its id and its payload: {@code REPLY 7 <0>a|}. The
 * status of a reply stands in angle brackets, as the number of the row or as two hex digits if every row has it.
 */
public final class SessionClient implements AutoCloseable {
    static final int REQUEST = 0;
    static final int CANCEL = 5;
    static final int BYE = 6;

    private static final List<String> KINDS = List.of("REQUEST", "REPLY", "MORE", "DATA", "EVENT", "CANCEL", "BYE");
    private static final int FIRST_RESERVED = 0xfa;
    private static final int TIMEOUT_MILLIS = 20_000;

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
        SSLSocket socket = (SSLSocket) context(key)
                .getSocketFactory()
                .createSocket(plain, InetAddress.getLoopbackAddress().getHostAddress(), port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {"lonja/2"});
        socket.setSSLParameters(parameters);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.startHandshake();
        return new SessionClient(socket, key);
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
        frame(REQUEST, ++lastId, bytes(request));
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
            if (!frame.startsWith("EVENT ")) {
                throw new IllegalStateException("waiting for an event: " + frame);
            }
        }
        return events.removeFirst();
    }

    /** The events that have come so far; nothing is waited for. */
    public List<String> events() {
        return events;
    }

    /** The next frame; {@code END} if the registry has closed the connection. An event is kept too. */
    String next() {
        try {
            int lengthAndKind = input.readInt();
            int kind = lengthAndKind & 0xff;
            int id = input.readInt();
            byte[] payload = input.readNBytes(lengthAndKind >>> 8);
            String shown = kind < KINDS.size() ? KINDS.get(kind) : "0x" + Integer.toHexString(kind);
            String text = kind == 1 ? status(payload[0]) + text(payload, 1) : text(payload, 0);
            if (kind == 4) {
                events.add(text);
            }
            return shown + " " + Integer.toUnsignedString(id) + " " + text;
        } catch (EOFException end) {
            return "END";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads to the end, and returns the payload of BYE; empty if there was none. */
    public String bye() {
        String bye = "";
        for (String frame = next(); !frame.equals("END"); frame = next()) {
            if (frame.startsWith("BYE 0 ")) {
                bye = frame.substring("BYE 0 ".length());
            }
        }
        return bye;
    }

    /** Leaves in order. */
    public void leave() {
        frame(BYE, 0, bytes("stopping||"));
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
        return raw(bytesOf(kind, id, payload));
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

    static byte[] bytesOf(int kind, int id, byte[] payload) {
        var bytes = new ByteArrayOutputStream();
        try (DataOutputStream frame = new DataOutputStream(bytes)) {
            frame.writeInt(payload.length << Byte.SIZE | kind);
            frame.writeInt(id);
            frame.write(payload);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.replace('|', '\0').getBytes(UTF_8);
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
        while (frame.startsWith("EVENT ")) {
            frame = next();
        }
        return frame;
    }

    private static String status(byte status) {
        int number = Byte.toUnsignedInt(status);
        return number < FIRST_RESERVED ? "<" + number + ">" : "<%02X>".formatted(number);
    }

    private static String text(byte[] payload, int from) {
        return new String(payload, from, payload.length - from, UTF_8).replace('\0', '|');
    }

    private static SSLContext context(KeyPair key) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "key", key.getPrivate(), new char[0], new X509Certificate[] {SelfSignedCertificate.of(key)});
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new AnyKey()}, null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Accepts every certificate. */
    private static final class AnyKey implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
