package dev.lonja.registry.metrics;

import dev.lonja.registry.delivery.ListingBudget;
import dev.lonja.registry.delivery.ListingStreams;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Statistics of the listings that are on their way to readers. */
@Singleton
class ListingStatistics {

    void onStart(@Observes StartupEvent event, Meters meters, ListingStreams streams, ListingBudget budget) {
        meters.gauge(
                "lonja.listing.streams", "Listings being streamed from the database", streams, ListingStreams::running);
        meters.gauge(
                "lonja.listing.streams.waiting", "Listings that wait for a stream", streams, ListingStreams::waiting);
        meters.counter(
                "lonja.listing.streams.refused",
                "Listings refused because too many were waiting for a stream",
                streams,
                ListingStreams::refused);
        meters.gauge(
                "lonja.listing.memory.used",
                "Bytes of listings that are being loaded or written to readers",
                budget,
                ListingBudget::usedBytes);
    }
}
