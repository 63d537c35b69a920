package dev.lonja.registry.wire;

import dev.lonja.registry.requests.Refusals;
import dev.lonja.transport.tls.TlsAcceptor;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Creates further servers beside that of Quarkus, with the same configuration on other ports. */
@Singleton
class SecondServer {
    private final Vertx vertx;
    private final WireConfig config;
    private final Exchanges exchanges;
    private final TlsAcceptor sessions;
    private final Observers observers;

    SecondServer(Vertx vertx, WireConfig config, Exchanges exchanges, TlsAcceptor sessions, Observers observers) {
        this.vertx = vertx;
        this.config = config;
        this.exchanges = exchanges;
        this.sessions = sessions;
        this.observers = observers;
    }

    /** Who observes servers. */
    @Singleton
    record Observers(OperationLog operations, Refusals refusals) {}

    /** A server on a port that the system chooses. */
    RegistryServer create() {
        return create(0, Optional.empty());
    }

    /** A server on that port, perhaps with a second one for text statuses. */
    RegistryServer create(int port, Optional<Integer> textPort) {
        var classic = (WireConfig.Classic) Proxy.newProxyInstance(
                WireConfig.class.getClassLoader(),
                new Class<?>[] {WireConfig.Classic.class},
                (proxy, method, arguments) ->
                        method.getName().equals("textPort") ? textPort : method.invoke(config.classic(), arguments));
        var elsewhere = (WireConfig) Proxy.newProxyInstance(
                WireConfig.class.getClassLoader(),
                new Class<?>[] {WireConfig.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "port" -> port;
                    case "classic" -> classic;
                    default -> method.invoke(config, arguments);
                });
        var acceptor = new ConnectionAcceptor(exchanges, sessions, observers.refusals(), elsewhere);
        return new RegistryServer(vertx, elsewhere, acceptor, observers.operations(), observers.refusals());
    }
}
