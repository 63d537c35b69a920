package dev.lonja.registry.wire.session;

import dev.lonja.protocol.key.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Sockets of the JDK whose TLS is that of sessions. They accept every key of a registry. */
final class SessionSocket {
    private static final int TIMEOUT_MILLIS = 20_000;

    private SessionSocket() {}

    /** Makes the handshake over a connection that stands. */
    static SSLSocket over(Socket plain, int port, KeyPair key) throws IOException {
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
        return socket;
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
