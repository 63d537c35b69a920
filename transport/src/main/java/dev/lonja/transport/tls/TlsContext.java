package dev.lonja.transport.tls;

import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Creates the TLS engines of one identity: TLS 1.3 only, one application protocol, certificates on both sides, no tickets, no
 * resumption and no early data (docs/session.md, One port). Safe from any thread.
 */
public final class TlsContext {
    /** The name of the sessions' protocol in ALPN. */
    public static final String ALPN = "lonja/2";

    private static final String[] PROTOCOLS = {"TLSv1.3"};

    /** The JDK sends no tickets where they would have to live longer than the seven days that TLS allows. */
    private static final Duration TOO_LONG_FOR_TICKETS = Duration.ofDays(8);

    private final SSLContext context;

    private TlsContext(SSLContext context) {
        this.context = context;
    }

    /** The context of that identity. */
    public static TlsContext of(TlsIdentity identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new SingleKey(identity)}, new TrustManager[] {new AnyCertificate()}, null);
            context.getServerSessionContext().setSessionTimeout((int) TOO_LONG_FOR_TICKETS.toSeconds());
            return new TlsContext(context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the Java platform has no TLS", impossible);
        }
    }

    /** An engine for the side that was dialled. */
    SSLEngine server() {
        return engine(false);
    }

    /** An engine for the side that dials. It knows no host and port, so that it never resumes a session. */
    SSLEngine client() {
        return engine(true);
    }

    private SSLEngine engine(boolean isClient) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(isClient);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setApplicationProtocols(new String[] {ALPN});
        if (!isClient) {
            parameters.setNeedClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }
}
