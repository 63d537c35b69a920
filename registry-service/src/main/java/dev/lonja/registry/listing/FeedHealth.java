package dev.lonja.registry.listing;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the change feed works. A registry without it is ready: it reads its listings from the database. */
@Readiness
@Singleton
class FeedHealth implements HealthCheck {
    private final ChangeFeed feed;

    FeedHealth(ChangeFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("changes")
                .up()
                .withData("following", feed.isFollowing())
                .build();
    }
}
