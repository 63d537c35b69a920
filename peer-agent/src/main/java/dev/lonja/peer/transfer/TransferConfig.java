package dev.lonja.peer.transfer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the listener, of what it sends and of downloads. */
@ConfigMapping(prefix = "lonja.peer")
public interface TransferConfig {
    /** The address on which the listener accepts; all of them by default. */
    @WithDefault("0.0.0.0")
    String listenHost();

    /** The ports that the listener chooses from: a range, or one port. */
    @WithDefault("20000-29999")
    String listenPorts();

    /** What is sent to other peers. */
    Upload upload();

    /** What is fetched from other peers. */
    Download download();

    /** Settings of what is sent to other peers. */
    interface Upload {
        /** The most connections at once; the next one is closed without a byte. */
        @WithDefault("1000")
        int maxConnections();

        /** How long a connection may stand still, waiting for the request or for the reader to take a buffer. */
        @WithDefault("60s")
        Duration idleTimeout();

        /** How much is read from a file at a time, and may wait to be sent on a connection. */
        @WithDefault("256K")
        MemorySize bufferSize();

        /** How long to wait for the other side's end of stream once everything has been sent. */
        @WithDefault("2s")
        Duration lingerTime();

        /** How many bytes to read and throw away in that time. */
        @WithDefault("64K")
        MemorySize lingerBytes();
    }

    /** Settings of what is fetched from other peers. */
    interface Download {
        /** How long to wait for a peer to accept the connection. */
        @WithDefault("10s")
        Duration connectTimeout();

        /** How long to wait for the next byte. */
        @WithDefault("30s")
        Duration stallTimeout();

        /** How long to look for bytes after the announced ones when the peer does not close. */
        @WithDefault("100ms")
        Duration settleTime();
    }
}
