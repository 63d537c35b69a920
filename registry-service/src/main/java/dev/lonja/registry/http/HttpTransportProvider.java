package dev.lonja.registry.http;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/** Puts the {@link HttpTransport} into the Vert.x of the registry, which finds this class as a service. */
public final class HttpTransportProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new HttpTransport(builder.findTransport(), HttpLimits.DEFAULT));
    }
}
