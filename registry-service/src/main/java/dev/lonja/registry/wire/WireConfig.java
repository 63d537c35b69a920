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

    /** The largest number of connections at a time; further ones are closed at once. */
    @WithDefault("10000")
    int maxConnections();

    /** The largest number of connections at a time from one address; 0 is no limit. */
    @WithDefault("0")
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

    /** Where the line for each request goes: standard output, or nowhere. */
    @WithDefault("console")
    OperationLog.Target operationLog();

    /** The load balancers that say where their connections come from. */
    ProxyProtocol proxyProtocol();

    /** The dialect of classic clients. */
    Classic classic();

    /** The load balancers that say where their connections come from. */
    interface ProxyProtocol {
        /** Their addresses or networks; every connection from them begins with a PROXY protocol header. */
        Optional<List<String>> trusted();
    }

    /** The dialect of classic clients. */
    interface Classic {
        /** The form of LIST_CONTENT: described, names or pairs. */
        @WithDefault("described")
        ContentForm listContent();
    }
}
