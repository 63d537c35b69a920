package dev.lonja.transport.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lonja.transport.FairQueue;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Handshakes that are refused, cut up, too slow or too many. */
class TlsHandshakeTest extends TlsConversation {
    private static final byte[] NO_APPLICATION_PROTOCOL = {0x15, 3, 3, 0, 2, 2, 120};

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

    private byte[] answerTo(byte[] bytes) throws IOException {
        try (Socket client = raw()) {
            client.getOutputStream().write(bytes);
            return client.getInputStream().readAllBytes();
        }
    }
}
