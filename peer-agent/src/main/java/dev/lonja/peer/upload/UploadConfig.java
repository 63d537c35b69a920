package dev.lonja.peer.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of what is sent to other peers. */
@ConfigMapping(prefix = "lonja.peer.upload")
public interface UploadConfig {
    /** The maximum number of connections at once; one more takes the place of an idle one, or is closed without a byte. */
    @WithDefault("5000")
    int maxConnections();

    /** The maximum number of connections from one address at once; 0 means no limit. */
    @WithDefault("1000")
    int maxConnectionsPerAddress();

    /** The maximum number of uploads at once; the others wait, and each address is served in turn. */
    @WithDefault("64")
    int maxRunning();

    /** The maximum number of uploads that wait; one more is answered with "failed". */
    @WithDefault("4000")
    int maxWaiting();

    /** The longest time that an upload waits; after it the request is answered with "failed". */
    @WithDefault("10m")
    Duration maxWait();

    /** Bytes per second for all uploads together; 0 means no limit. */
    @WithDefault("0")
    MemorySize maxRate();

    /** Bytes per second for each upload; 0 means no limit. */
    @WithDefault("0")
    MemorySize maxRatePerUpload();

    /** Whether a file that grows while it is sent, such as a log, is sent up to the size that was announced. */
    @WithDefault("false")
    boolean allowGrowing();

    /** The longest time in which a connection makes no progress, while it is read from or written to. */
    @WithDefault("60s")
    Duration idleTimeout();
}
