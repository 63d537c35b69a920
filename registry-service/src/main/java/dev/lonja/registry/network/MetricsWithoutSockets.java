package dev.lonja.registry.network;

import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.DatagramSocketMetrics;
import io.vertx.core.spi.metrics.EventBusMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.TCPMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of Vert.x without those of server sockets: the registry counts its connections, bytes and requests itself, and
 * Vert.x would look up six meters for each connection.
 *
 * @param all the metrics of Vert.x
 */
record MetricsWithoutSockets(VertxMetrics all) implements VertxMetrics, ExtendedQuarkusVertxHttpMetrics {

    @Override
    public @Nullable TCPMetrics<?> createNetServerMetrics(NetServerOptions options, SocketAddress address) {
        return null;
    }

    @Override
    public @Nullable EventBusMetrics<?> createEventBusMetrics() {
        return all.createEventBusMetrics();
    }

    @Override
    public @Nullable HttpServerMetrics<?, ?, ?> createHttpServerMetrics(
            HttpServerOptions options, SocketAddress address) {
        return all.createHttpServerMetrics(options, address);
    }

    @Override
    public @Nullable ClientMetrics<?, ?, ?, ?> createClientMetrics(
            SocketAddress address, String type, @Nullable String namespace) {
        return all.createClientMetrics(address, type, namespace);
    }

    @Override
    public @Nullable HttpClientMetrics<?, ?, ?, ?> createHttpClientMetrics(HttpClientOptions options) {
        return all.createHttpClientMetrics(options);
    }

    @Override
    public @Nullable TCPMetrics<?> createNetClientMetrics(NetClientOptions options) {
        return all.createNetClientMetrics(options);
    }

    @Override
    public @Nullable DatagramSocketMetrics createDatagramSocketMetrics(DatagramSocketOptions options) {
        return all.createDatagramSocketMetrics(options);
    }

    @Override
    public @Nullable PoolMetrics<?> createPoolMetrics(String type, String name, int size) {
        return all.createPoolMetrics(type, name, size);
    }

    /** Quarkus expects this of the metrics that it finds. */
    @Override
    public ConnectionTracker getHttpConnectionTracker() {
        return all instanceof ExtendedQuarkusVertxHttpMetrics ofQuarkus
                ? ofQuarkus.getHttpConnectionTracker()
                : NOOP_CONNECTION_TRACKER;
    }

    @Override
    public void vertxCreated(Vertx vertx) {
        all.vertxCreated(vertx);
    }

    @Override
    public void close() {
        all.close();
    }
}
