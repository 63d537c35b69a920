package dev.lonja.registry.metrics;

import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.storage.DirectorySize;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Statistics of the directory: its size, and the changes that wait for the writer. */
@Singleton
class DirectoryStatistics {
    private final GroupCommit writes;
    private final DirectoryCounts counts;

    DirectoryStatistics(GroupCommit writes, DirectoryCounts counts) {
        this.writes = writes;
        this.counts = counts;
    }

    void onStart(@Observes StartupEvent event, Meters meters) {
        meters.gauge("lonja.commit.queue", "Writes that wait for the writer", writes, GroupCommit::queued);
        meters.gauge(
                "lonja.users",
                "Registered users",
                counts,
                known -> known.latest().users());
        meters.gauge(
                "lonja.users.connected",
                "Connected users",
                counts,
                known -> known.latest().connected());
        meters.gauge(
                "lonja.files",
                "Published files",
                counts,
                known -> known.latest().files());
    }

    DirectorySize counts() {
        return counts.latest();
    }

    int queuedWrites() {
        return writes.queued();
    }
}
