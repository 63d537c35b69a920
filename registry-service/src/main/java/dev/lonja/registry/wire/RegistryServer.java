package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.registry.requests.Refusals;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The listeners of the registry: its port, and if configured another one where statuses are strings. Started and stopped on the
 * main thread; connections are accepted in event loops.
 */
@Singleton
public class RegistryServer {
    private static final Logger LOG = Logger.getLogger(RegistryServer.class);
    /** Half of the processors: the others are for the writer, the readers, handshakes and PostgreSQL. */
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final Vertx vertx;
    private final WireConfig config;
    private final ConnectionAcceptor acceptor;
    private final OperationLog operations;
    private final Refusals refusals;
    /** The port, and the one with text statuses if there is one; empty until the registry has started. */
    private volatile List<ListeningPort> ports = List.of();

    private volatile boolean isStopping;

    RegistryServer(
            Vertx vertx, WireConfig config, ConnectionAcceptor acceptor, OperationLog operations, Refusals refusals) {
        this.vertx = vertx;
        this.config = config;
        this.acceptor = acceptor;
        this.operations = operations;
        this.refusals = refusals;
    }

    /** Starts to listen; does nothing if it listens already. */
    public synchronized void start() {
        if (!ports.isEmpty()) {
            return;
        }
        checkPortsDiffer();
        ListeningPort port = open(
                config.port(),
                StatusForm.BYTE,
                "Is another one running? --port, or LONJA_REGISTRY_HOST and LONJA_REGISTRY_PORT, choose another place.");
        try {
            ports = Stream.concat(
                            Stream.of(port),
                            config.classic().textPort().stream().map(this::openTextPort))
                    .toList();
        } catch (ConfigurationException taken) {
            port.close();
            throw taken;
        }
        operations.started(LocalAddress.of(config.host()), port());
        LOG.debugf("listening on %s:%d, native transport: %s", config.host(), port(), vertx.isNativeTransportEnabled());
        textPort().ifPresent(text -> LOG.infof("Port %d answers with text statuses.", text));
    }

    /**
     * Stops accepting connections, waits for the requests in progress, no longer than the grace period, and closes. Does
     * nothing if it was called before.
     */
    public synchronized void stop() {
        if (isStopping) {
            return;
        }
        isStopping = true;
        ports.forEach(ListeningPort::stopAccepting);
        acceptor.drain(config.drainGrace());
        ports.forEach(ListeningPort::close);
    }

    /** Whether new connections are accepted. */
    public boolean isListening() {
        return !ports.isEmpty() && !isStopping;
    }

    /** The port that the registry listens on, also if the system chose it. */
    public int port() {
        List<ListeningPort> open = ports;
        return open.isEmpty() ? config.port() : open.getFirst().number();
    }

    /** The port with text statuses; empty if there is none. */
    public Optional<Integer> textPort() {
        return ports.stream().skip(1).map(ListeningPort::number).findFirst();
    }

    /** The number of connections that are open. */
    public int openConnections() {
        return acceptor.open();
    }

    /** The number of connections that were admitted so far. */
    public long acceptedConnections() {
        return acceptor.accepted();
    }

    /** The number of connections that were refused because of a limit on their number. */
    public long refusedConnections() {
        return refusals.of(Refusals.Reason.CONNECTIONS) + refusals.of(Refusals.Reason.CONNECTIONS_PER_ADDRESS);
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Comes before any port is opened, so that the error names the settings and not a port that is taken. */
    private void checkPortsDiffer() {
        int number = config.port();
        if (number != 0
                && config.classic().textPort().filter(text -> text == number).isPresent()) {
            throw new ConfigurationException("The registry cannot listen on port " + number
                    + " twice: lonja.registry.classic.text-port must be another port than lonja.registry.port.");
        }
    }

    private ListeningPort openTextPort(int number) {
        return open(
                number, StatusForm.TEXT, "LONJA_REGISTRY_CLASSIC_TEXT_PORT chooses another port for text statuses.");
    }

    private ListeningPort open(int number, StatusForm statuses, String remedy) {
        var place = new ListeningPort.Place(config.host(), number, statuses);
        return ListeningPort.open((VertxInternal) vertx, place, acceptor, EVENT_LOOPS, remedy);
    }
}
