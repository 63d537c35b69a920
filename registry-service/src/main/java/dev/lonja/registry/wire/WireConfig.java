package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.ContentForm;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the listener and of its connections. */
@ConfigMapping(prefix = "lonja.registry")
public interface WireConfig {

    /** The address to listen on. */
    @WithDefault("0.0.0.0")
    String host();

    /** The port to listen on; 0 picks a free one. */
    @WithDefault("5500")
    int port();

    /** The most open connections; further ones are closed at once. */
    @WithDefault("10000")
    int maxConnections();

    /**
     * The most open connections from one address; 0 means no limit. It is far below the limit for all, so that one address
     * cannot use up that one.
     */
    @WithDefault("2500")
    int maxConnectionsPerAddress();

    /** The longest time without a byte before the request of a connection is complete. */
    @WithDefault("30s")
    Duration idleTimeout();

    /** The longest time for which a complete request waits for its answer before it fails. */
    @WithDefault("10s")
    Duration answerTimeout();

    /** The longest time for which a reply makes no progress because its reader is slow. */
    @WithDefault("30s")
    Duration writeTimeout();

    /** For this time a stopping registry is not ready but still serves, so that load balancers notice. */
    @WithDefault("0s")
    Duration drainDelay();

    /** The longest time for which a stopping registry waits until the requests under way are answered. */
    @WithDefault("5s")
    Duration drainGrace();

    /** Where the line for each request is printed: on standard output, or nowhere. */
    @WithDefault("console")
    OperationLog.Target operationLog();

    /** The trusted load balancers. */
    ProxyProtocol proxyProtocol();

    /** The form of the protocol for classic clients. */
    Classic classic();

    /** The trusted load balancers. */
    interface ProxyProtocol {
        /** Their addresses or networks. Every connection from them must begin with a PROXY protocol header. */
        Optional<List<String>> trusted();
    }

    /** The form of the protocol for classic clients. */
    interface Classic {
        /** The form of LIST_CONTENT: described, names or pairs. */
        @WithDefault("described")
        ContentForm listContent();

        /** Another port to listen on, where statuses are strings; 0 picks a free one. There is none by default. */
        Optional<Integer> textPort();

        /** The form of LIST_CONTENT on that port. */
        @WithDefault("names")
        ContentForm textListContent();
    }
}
