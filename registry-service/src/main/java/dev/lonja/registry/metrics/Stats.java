package dev.lonja.registry.metrics;

import dev.lonja.registry.storage.DirectorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Collects the statistics of the registry without a query to the database. Any thread. */
@Singleton
public class Stats {
    private final Instant startedAt = Instant.now();
    private final String version;
    private final WireStatistics wire;
    private final RequestStatistics requests;
    private final DirectoryStatistics directory;
    private final InterfaceStatistics http;

    Stats(
            @ConfigProperty(name = "quarkus.application.version") String version,
            WireStatistics wire,
            RequestStatistics requests,
            DirectoryStatistics directory,
            InterfaceStatistics http) {
        this.version = version;
        this.wire = wire;
        this.requests = requests;
        this.directory = directory;
        this.http = http;
    }

    /** The current statistics. */
    public StatsView now() {
        DirectorySize counts = directory.counts();
        return new StatsView(
                version,
                startedAt,
                Duration.between(startedAt, Instant.now()).toSeconds(),
                counts.users(),
                counts.connected(),
                counts.files(),
                wire.connections(),
                directory.queuedWrites(),
                requests.requests(),
                wire.refusals(),
                requests.latency(),
                requests.operationLog(),
                http.listeners());
    }
}
