package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.ContentForm;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the registry listens, and the limits of its connections. */
@ConfigMapping(prefix = "lonja.registry")
public interface WireConfig {

    /** The address to listen on. */
    @WithDefault("0.0.0.0")
    String host();

    /** The port to listen on; 0 picks a free one. */
    @WithDefault("5500")
    int port();

    /** How many connections may wait to be accepted. */
    @WithDefault("1024")
    int acceptBacklog();

    /** The most connections at a time; what comes on top is closed at once. */
    @WithDefault("10000")
    int maxConnections();

    /** The most connections at a time from one address; 0 is no limit. */
    @WithDefault("0")
    int maxConnectionsPerAddress();

    /** How long a connection may send nothing before its request is complete. */
    @WithDefault("30s")
    Duration idleTimeout();

    /** How long a request may take to arrive, however steadily its bytes come. */
    @WithDefault("60s")
    Duration arrivalTimeout();

    /** How long a complete request may wait for its outcome before it has failed. */
    @WithDefault("10s")
    Duration answerTimeout();

    /** How long a reply may make no progress because its reader is slow. */
    @WithDefault("30s")
    Duration writeTimeout();

    /** How long a reply may take to be read, however steadily its reader reads. */
    @WithDefault("10m")
    Duration replyTimeout();

    /** How long the connection is read, and what comes ignored, after the reply. */
    @WithDefault("2s")
    Duration lingerTime();

    /** The most bytes that are read and ignored after the request. */
    @WithDefault("4194304")
    int lingerBytes();

    /** How long a stopping registry goes on serving while it says that it is not ready, so that balancers see it. */
    @WithDefault("0s")
    Duration drainDelay();

    /** How long a stopping registry lets requests under way finish. */
    @WithDefault("5s")
    Duration drainGrace();

    /**
     * The most requests that are executed at a time, and never more than the queues of reads and writes hold; what comes
     * on top waits for its turn, and its connections are not read meanwhile.
     */
    @WithDefault("4096")
    int maxInFlight();

    /** The threads that answer listings; each holds a database connection while it does. */
    @WithDefault("4")
    int readers();

    /** The most listings that wait for a reader. */
    @WithDefault("4096")
    int maxQueuedReads();

    /** Where a line for each request goes: standard output, or nowhere. */
    @WithDefault("console")
    OperationLog.Target operationLog();

    /** Which balancers say where their connections come from. */
    ProxyProtocol proxyProtocol();

    /** The dialect of classic clients. */
    Classic classic();

    /** Which balancers say where their connections come from. */
    interface ProxyProtocol {
        /** Their addresses, or nets; every connection from them begins with a PROXY protocol header. */
        Optional<List<String>> trusted();

        /** How long the header may take to arrive. */
        @WithDefault("3s")
        Duration timeout();
    }

    /** The dialect of classic clients. */
    interface Classic {
        /** The form of LIST_CONTENT: described, names or pairs. */
        @WithDefault("described")
        ContentForm listContent();
    }
}
