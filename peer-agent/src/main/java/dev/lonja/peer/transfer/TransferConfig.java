package dev.lonja.peer.transfer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the listener, of what it sends and of downloads. */
@ConfigMapping(prefix = "lonja.peer")
public interface TransferConfig {
    /** The address on which the listener accepts; all of them by default. */
    @WithDefault("0.0.0.0")
    String listenHost();

    /** The ports that the listener chooses from: a range, or one port. */
    @WithDefault("20000-29999")
    String listenPorts();

    /** How the bytes of a file get into a connection: {@code sendfile} or {@code async-read}. */
    @WithDefault("sendfile")
    SendingWay transfer();

    /** Folders outside of which nothing is served, published or not; without one, any published file is. */
    Optional<List<Path>> shareRoots();

    /** What is sent to other peers. */
    Upload upload();

    /** What is fetched from other peers. */
    Download download();

    /** Settings of what is sent to other peers. */
    interface Upload {
        /** The most connections at once; the next one is closed without a byte. */
        @WithDefault("5000")
        int maxConnections();

        /** The most uploads at once; the others wait for their turn, an address after the other. */
        @WithDefault("64")
        int maxRunning();

        /** The most uploads that wait for their turn; the next one is answered that it failed. */
        @WithDefault("4000")
        int maxWaiting();

        /** How long an upload may wait for its turn; then it is answered that it failed. */
        @WithDefault("10m")
        Duration maxWait();

        /** How long the disk may take to open a file; then it is answered that it failed. */
        @WithDefault("30s")
        Duration openTimeout();

        /** Bytes per second for all uploads together; 0 is no limit. */
        @WithDefault("0")
        MemorySize maxRate();

        /** Bytes per second for each upload; 0 is no limit. */
        @WithDefault("0")
        MemorySize maxRatePerUpload();

        /** How long a connection may stand still, waiting for the request or for the reader to take a buffer. */
        @WithDefault("60s")
        Duration idleTimeout();

        /** How much {@code async-read} reads from a file at a time; two such pieces may wait to be sent. */
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
        /** How many of a list of files are fetched at once. */
        @WithDefault("8")
        int maxRunning();

        /** How long to wait for a peer to accept the connection. */
        @WithDefault("10s")
        Duration connectTimeout();

        /** How long to wait for the first byte of the reply: an owner that serves many lets others go first. */
        @WithDefault("2m")
        Duration answerTimeout();

        /** How long to wait for the next byte of it. */
        @WithDefault("30s")
        Duration stallTimeout();

        /** How long to look for bytes after the announced ones when the peer does not close. */
        @WithDefault("100ms")
        Duration settleTime();

        /** Which files wait until they are safe on the disk: {@code always}, or only those {@code replacing} another. */
        @WithDefault("replacing")
        FlushRule flush();
    }
}
