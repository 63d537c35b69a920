package dev.lonja.registry.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lonja.registry.events.EventHub;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Updates the statistics every second and sends them to the listeners of events every other second. */
@Singleton
class StatisticsUpdater {
    private static final Logger LOG = Logger.getLogger(StatisticsUpdater.class);

    private final DirectoryCounts counts;
    private final RequestRates rates;
    private final Stats stats;
    private final EventHub events;
    private final ObjectMapper json;
    private boolean isEven;

    StatisticsUpdater(DirectoryCounts counts, RequestRates rates, Stats stats, EventHub events, ObjectMapper json) {
        this.counts = counts;
        this.rates = rates;
        this.stats = stats;
        this.events = events;
        this.json = json;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void update() {
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
