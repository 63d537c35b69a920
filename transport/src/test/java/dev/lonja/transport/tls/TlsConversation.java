package dev.lonja.transport.tls;

import dev.lonja.transport.FairQueue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;

/** A test of one port with two editions, with the TLS client of the JDK and with raw bytes. */
abstract class TlsConversation {
    static final TestKey SERVER = TestKey.create();
    static final TestKey CLIENT = TestKey.create();
    static final FairQueue.Limits MANY = FairQueue.Limits.of(16, 16);

    final Vertx vertx = Vertx.vertx();
    final Queue<PeerKey> keys = new ConcurrentLinkedQueue<>();
    Handshakes handshakes;
    TestServer server;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    void listen(FairQueue.Limits limits, Duration setupTime) {
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

    Socket raw() throws IOException {
        return new Socket("127.0.0.1", server.port());
    }

    SSLSocket tls(TestKey key, Consumer<SSLParameters> change) throws Exception {
        return tls(clientContext(key), change);
    }

    SSLSocket tls(SSLContext context, Consumer<SSLParameters> change) throws IOException {
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

    static SSLContext clientContext(TestKey key) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new SingleKey(key.identity())}, new TrustManager[] {new AnyCertificate()}, null);
        return context;
    }

    static byte[] clientHello() throws IOException {
        SSLEngine engine = TlsContext.of(CLIENT.identity()).client();
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        byte[] bytes = new byte[hello.flip().remaining()];
        hello.get(bytes);
        return bytes;
    }

    static void readAll(SSLSocket client) throws IOException {
        OutputStream out = client.getOutputStream();
        InputStream in = client.getInputStream();
        out.write(1);
        if (in.read() < 0) {
            throw new IOException("closed");
        }
    }
}
