package dev.lonja.transport.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.FairQueue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One port with two editions, with the TLS client of the JDK and with raw bytes. */
class TlsAcceptorTest {
    private static final TestKey SERVER = TestKey.create();
    private static final TestKey CLIENT = TestKey.create();
    private static final FairQueue.Limits MANY = FairQueue.Limits.of(16, 16);
    private static final byte[] NO_APPLICATION_PROTOCOL = {0x15, 3, 3, 0, 2, 2, 120};

    private final Vertx vertx = Vertx.vertx();
    private final Queue<PeerKey> keys = new ConcurrentLinkedQueue<>();
    private Handshakes handshakes;
    private TestServer server;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void keepsTheBytesOfAClassicConnection() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);
        try (Socket client = raw()) {
            client.getOutputStream().write("LIST".getBytes(UTF_8));

            assertThat(client.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("classic LIST");
        }
        assertThat(keys).isEmpty();
    }

    @Test
    void securesAConnectionThatBeginsAHandshakeAndSeesItsKey() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);
        try (SSLSocket client = tls(CLIENT, parameters -> {})) {
            client.getOutputStream().write("hello".getBytes(UTF_8));

            assertThat(client.getInputStream().readNBytes(13)).asString(UTF_8).isEqualTo("secured hello");
            assertThat(client.getApplicationProtocol()).isEqualTo("lonja/2");
            assertThat(client.getSession().getPeerCertificates()[0].getPublicKey())
                    .isEqualTo(SERVER.pair().getPublic());
        }
        assertThat(keys).containsExactly(CLIENT.key());
        assertThat(handshakes.completed()).isOne();
        assertThat(handshakes.running()).isZero();
    }

    @Test
    void endsWithCloseNotify() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);
        try (SSLSocket client = tls(CLIENT, parameters -> {})) {
            client.getOutputStream().write("x".getBytes(UTF_8));
            client.getInputStream().readNBytes(9);
            client.shutdownOutput();

            // Without close_notify this would be an exception.
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> server.events.contains("over"));
    }

    @Test
    void leavesTheJudgementOfOtherKeysToTheExchanges() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);
        TestKey rsa = TestKey.rsa();
        KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        keys.setKeyEntry("rsa", rsa.identity().key(), new char[0], new Certificate[] {
            rsa.identity().certificate()
        });
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), new TrustManager[] {new AnyCertificate()}, null);
        try (SSLSocket client = tls(context, parameters -> {})) {
            client.getOutputStream().write("x".getBytes(UTF_8));
            assertThat(client.getInputStream().readNBytes(9)).hasSize(9);
        }
        assertThat(this.keys).containsExactly(rsa.key());
    }

    @Test
    void endsTheConnectionWhoseKeyIsNotAccepted() throws Exception {
        handshakes = new Handshakes(vertx, MANY, 1);
        var acceptor = new TlsAcceptor(
                () -> TlsContext.of(SERVER.identity()),
                handshakes,
                (connection, key) -> Optional.empty(),
                TlsAcceptor.SETUP_TIME);
        server = new TestServer(vertx, acceptor);
        try (SSLSocket client = tls(CLIENT, parameters -> {})) {
            assertThatThrownBy(() -> readAll(client)).isInstanceOf(IOException.class);
        }
        await().until(() -> handshakes.failed() == 1);
    }

    @Test
    void demandsTheApplicationProtocol() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);

        assertThatThrownBy(() -> tls(CLIENT, parameters -> parameters.setApplicationProtocols(new String[0])))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("no_application_protocol");
        assertThatThrownBy(() ->
                        tls(CLIENT, parameters -> parameters.setApplicationProtocols(new String[] {"h2", "lonja/1"})))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("no_application_protocol");
    }

    @Test
    void refusesOlderVersionsOfTls() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);

        assertThatThrownBy(() -> tls(CLIENT, parameters -> parameters.setProtocols(new String[] {"TLSv1.2"})))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void refusesAClientWithoutAKey() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, null);

        // In TLS 1.3 the handshake of the client ends before its certificate is judged.
        try (SSLSocket client = tls(context, parameters -> {})) {
            assertThatThrownBy(() -> readAll(client)).isInstanceOf(IOException.class);
        }
        assertThat(keys).isEmpty();
    }

    @Test
    void sendsNoTickets() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);
        SSLEngine engine = TlsContext.of(CLIENT.identity()).client();
        try (Socket client = raw()) {
            var records = new TlsRecords(engine, client);
            records.handshake();
            records.write("x".getBytes(UTF_8));

            // A ticket would be a record before it, in which there is no data.
            assertThat(records.read()).asString(UTF_8).isEqualTo("secured x");
        }
    }

    @Test
    void readsAHandshakeThatArrivesInSingleBytes() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);
        try (Socket client = raw()) {
            client.setTcpNoDelay(true);
            for (byte each : clientHello()) {
                client.getOutputStream().write(each);
            }
            assertThat(client.getInputStream().read()).isEqualTo(FirstByte.HANDSHAKE);
        }
    }

    @Test
    void refusesAnythingElseThatBeginsLikeAHandshake() throws Exception {
        listen(MANY, TlsAcceptor.SETUP_TIME);
        byte[] hello = clientHello();
        byte[] withoutAlpn = hello.clone();
        int at = new String(hello, ISO_8859_1).indexOf("lonja/2");
        withoutAlpn[at] = 'L';

        assertThat(answerTo(withoutAlpn)).isEqualTo(NO_APPLICATION_PROTOCOL);
        assertThat(answerTo(new byte[] {0x16, 0, 'H', 'E', 'L', 'L', 'O', 0})).isEqualTo(NO_APPLICATION_PROTOCOL);
        assertThat(answerTo(new byte[] {0x16, 3, 1, (byte) 0xff, (byte) 0xff})).isEqualTo(NO_APPLICATION_PROTOCOL);
        assertThat(answerTo(new byte[] {0x16, 3, 1, 0, 4, 1, 0, 0, 0})).isEqualTo(NO_APPLICATION_PROTOCOL);
        assertThat(keys).isEmpty();
    }

    @Test
    void endsAHandshakeThatTakesTooLong() throws Exception {
        listen(MANY, Duration.ofMillis(50));
        try (Socket begun = raw();
                Socket half = raw()) {
            begun.getOutputStream().write(FirstByte.HANDSHAKE);
            half.getOutputStream().write(clientHello());

            begun.getInputStream().readAllBytes();
            half.getInputStream().readAllBytes();
        }
        await().until(() -> handshakes.failed() == 2);
        assertThat(handshakes.running()).isZero();
    }

    @Test
    void limitsTheHandshakesAtOnceAndThoseThatWait() throws Exception {
        listen(new FairQueue.Limits(1, 1, 1, 1), TlsAcceptor.SETUP_TIME);
        Socket first = raw();
        Socket third;
        try (Socket second = raw()) {
            first.getOutputStream().write(clientHello());
            await().until(() -> handshakes.running() == 1);
            second.getOutputStream().write(clientHello());
            await().until(() -> handshakes.waiting() == 1);
            third = raw();
            third.getOutputStream().write(clientHello());
            assertThat(third.getInputStream().readAllBytes()).isEmpty();

            first.close();
            assertThat(second.getInputStream().read()).isEqualTo(FirstByte.HANDSHAKE);
        }
        third.close();
        await().until(() -> handshakes.running() == 0 && handshakes.waiting() == 0);
    }

    private void listen(FairQueue.Limits limits, Duration setupTime) {
        handshakes = new Handshakes(vertx, limits, 1);
        TlsContext context = TlsContext.of(SERVER.identity());
        var acceptor = new TlsAcceptor(
                () -> context,
                handshakes,
                (connection, key) -> {
                    keys.add(key);
                    return Optional.of(server.echo(connection));
                },
                setupTime);
        server = new TestServer(vertx, acceptor);
    }

    private byte[] answerTo(byte[] bytes) throws IOException {
        try (Socket client = raw()) {
            client.getOutputStream().write(bytes);
            return client.getInputStream().readAllBytes();
        }
    }

    private Socket raw() throws IOException {
        return new Socket("127.0.0.1", server.port());
    }

    private SSLSocket tls(TestKey key, Consumer<SSLParameters> change) throws Exception {
        return tls(clientContext(key), change);
    }

    private SSLSocket tls(SSLContext context, Consumer<SSLParameters> change) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"lonja/2"});
        change.accept(parameters);
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private static SSLContext clientContext(TestKey key) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new SingleKey(key.identity())}, new TrustManager[] {new AnyCertificate()}, null);
        return context;
    }

    private static byte[] clientHello() throws IOException {
        SSLEngine engine = TlsContext.of(CLIENT.identity()).client();
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        byte[] bytes = new byte[hello.flip().remaining()];
        hello.get(bytes);
        return bytes;
    }

    private static void readAll(SSLSocket client) throws IOException {
        OutputStream out = client.getOutputStream();
        InputStream in = client.getInputStream();
        out.write(1);
        if (in.read() < 0) {
            throw new IOException("closed");
        }
    }
}
