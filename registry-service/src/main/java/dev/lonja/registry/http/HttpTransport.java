package dev.lonja.registry.http;

import dev.lonja.registry.network.DelegatingTransport;
import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.TimeUnit;

/**
 * The transport of Vert.x, and in front of each HTTP server the {@link AcceptedConnections}. Vert.x and Quarkus have no limit
 * for the time in which a request arrives, and offer no other place that sees a connection before its first request.
 */
final class HttpTransport extends DelegatingTransport {
    private final HttpLimits limits;

    HttpTransport(Transport system, HttpLimits limits) {
        super(system);
        this.limits = limits;
    }

    /**
     * Marks the options of an HTTP server, because Vert.x copies them into those of any server before this class sees them. The
     * mark is the time limit of a PROXY header, in a unit that is not the default.
     */
    static void mark(HttpServerOptions options) {
        options.setProxyProtocolTimeout(HttpLimits.DEFAULT.arrival().toMillis());
        options.setProxyProtocolTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        if (options.getProxyProtocolTimeoutUnit() == TimeUnit.MILLISECONDS) {
            bootstrap.handler(new AcceptedConnections(limits));
        }
    }
}
