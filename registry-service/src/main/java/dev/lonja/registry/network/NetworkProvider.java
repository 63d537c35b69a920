package dev.lonja.registry.network;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.metrics.VertxMetrics;

/** Installs the transport and the metrics of this package in Vert.x, which finds this class as a service. */
public final class NetworkProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new EventLoopTransport(builder.findTransport()));
        VertxMetrics all = builder.metrics();
        if (all != null) {
            builder.metrics(new MetricsWithoutSockets(all));
        }
    }
}
