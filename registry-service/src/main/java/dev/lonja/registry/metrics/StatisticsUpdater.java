package dev.lonja.registry.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lonja.registry.events.EventHub;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks at the figures every second, and tells those who listen every two. */
@Singleton
class StatisticsUpdater implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StatisticsUpdater.class);

    private final DirectoryCounts counts;
    private final RequestRates rates;
    private final Stats stats;
    private final EventHub events;
    private final ObjectMapper json;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread statistics = new Thread(work, "lonja-statistics");
        statistics.setDaemon(true);
        return statistics;
    });
    private boolean isEven;

    StatisticsUpdater(DirectoryCounts counts, RequestRates rates, Stats stats, EventHub events, ObjectMapper json) {
        this.counts = counts;
        this.rates = rates;
        this.stats = stats;
        this.events = events;
        this.json = json;
    }

    void onStart(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    @PreDestroy
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            rates.sample();
            counts.refresh();
            isEven = !isEven;
            if (isEven && events.listeners() > 0) {
                events.send("stats", json.writeValueAsString(stats.now()));
            }
        } catch (RuntimeException | JsonProcessingException failure) {
            LOG.warnf("statistics not updated: %s", failure);
        }
    }
}
