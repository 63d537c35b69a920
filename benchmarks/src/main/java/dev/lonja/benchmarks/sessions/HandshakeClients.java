package dev.lonja.benchmarks.sessions;

import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.SelfSignedCertificate;
import dev.lonja.transport.tls.TlsContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Threads that each connect, complete a handshake, and close, again and again. Nothing is resumed. */
final class HandshakeClients {
    private static final char[] NO_PASSWORD = {};
    private static final String HOST = "127.0.0.1";

    private final int threads;
    private final KeyManagerFactory keys;

    record Result(long count, Duration elapsed) {
        double perSecond() {
            return count * 1e9 / elapsed.toNanos();
        }
    }

    HandshakeClients(int threads) throws GeneralSecurityException, IOException {
        this.threads = threads;
        KeyPair key = Keys.generate();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("client", key.getPrivate(), NO_PASSWORD, new Certificate[] {SelfSignedCertificate.of(key)});
        keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
    }

    /** Completes handshakes with the server on that port until the time is over. */
    Result run(int port, Duration time) throws Exception {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> counts = new ArrayList<>();
            Callable<Long> client = () -> handshakes(port, end);
            for (int at = 0; at < threads; at++) {
                counts.add(executor.submit(client));
            }
            long all = 0;
            for (Future<Long> count : counts) {
                all += count.get();
            }
            return new Result(all, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private long handshakes(int port, long end) throws GeneralSecurityException, IOException {
        long count = 0;
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), new TrustManager[] {new AnyServer()}, null);
        while (System.nanoTime() < end) {
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(HOST, port)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setApplicationProtocols(new String[] {TlsContext.ALPN, "http/1.1"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                count++;
            }
        }
        return count;
    }

    /** Trusts every server: what its certificate says is not what is measured. */
    private static final class AnyServer implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
