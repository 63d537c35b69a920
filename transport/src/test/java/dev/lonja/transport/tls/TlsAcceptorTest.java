package dev.lonja.transport.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;

/** Both editions at one port, and whose keys are accepted. */
class TlsAcceptorTest extends TlsConversation {
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
}
