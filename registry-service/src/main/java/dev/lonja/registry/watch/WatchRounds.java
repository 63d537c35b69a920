package dev.lonja.registry.watch;

import dev.lonja.protocol.session.Event;
import dev.lonja.registry.background.RepeatedWork;
import dev.lonja.registry.search.SearchedWords;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns what has happened into events of the watches that it concerns, several times per second. */
@Singleton
class WatchRounds {
    private static final Logger LOG = Logger.getLogger(WatchRounds.class);
    /** People perceive it as immediate, and many changes share the cost of a round. */
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final WatchIndex index;
    private final Happenings happenings;
    private final ChangedByOthers others;
    private final Resyncs resyncs;
    private @Nullable RepeatedWork rounds;

    @Inject
    WatchRounds(WatchIndex index, Happenings happenings, ChangedByOthers others) {
        this(index, happenings, others, System::nanoTime);
    }

    WatchRounds(WatchIndex index, Happenings happenings, ChangedByOthers others, LongSupplier nanoTime) {
        this.index = index;
        this.happenings = happenings;
        this.others = others;
        this.resyncs = new Resyncs(index, nanoTime);
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        rounds = RepeatedWork.start(vertx, INTERVAL, this::run);
    }

    void onStop(@Observes ShutdownEvent event) {
        if (rounds != null) {
            rounds.close();
        }
    }

    /** One round. Blocks while it reads what others have changed. */
    void run() {
        Deliveries deliveries = new Deliveries(resyncs);
        happenings.take().forEach(happening -> tell(happening, deliveries));
        try {
            others.read(published -> tell(published, deliveries));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "the changes of other registries not read");
        }
        deliveries.send();
    }

    private void tell(Happening happening, Deliveries deliveries) {
        switch (happening) {
            case Happening.Online(String user) -> {
                index.users().forEach(watch -> deliveries.add(watch, new Event.Online(watch.text(), user)));
                index.ofUser(user).forEach(watch -> deliveries.add(watch, new Event.Online(watch.text(), user)));
            }
            case Happening.Offline(String user) -> {
                index.users().forEach(watch -> deliveries.add(watch, new Event.Offline(watch.text(), user)));
                index.ofUser(user).forEach(watch -> deliveries.add(watch, new Event.Offline(watch.text(), user)));
            }
            case Happening.PresenceChanged(String user) -> {
                resyncs.addAll(index.users());
                resyncs.addAll(index.ofUser(user));
            }
            case Happening.AllPresencesChanged all -> resyncs.addAll(index.aboutPresences());
            case Happening.Published published -> tellPublished(published, deliveries);
            case Happening.Deleted(String owner, String path) ->
                index.ofUser(owner)
                        .forEach(watch -> deliveries.add(watch, new Event.Deleted(watch.text(), owner, path)));
            case Happening.FilesChanged(String owner) -> resyncs.addAll(index.ofUser(owner));
            case Happening.AllFilesChanged all -> resyncs.addAll(index.aboutFiles());
        }
    }

    private void tellPublished(Happening.Published published, Deliveries deliveries) {
        for (Watch watch : index.ofUser(published.owner())) {
            deliveries.add(watch, new Event.Published(watch.text(), published.file()));
        }
        if (!published.isSameContent()) {
            published.facts().content().map(index::ofContent).stream()
                    .flatMap(watches -> watches.stream())
                    .forEach(watch -> deliveries.add(watch, new Event.Found(watch.text(), published.file())));
        }
        if (index.hasSearch()) {
            String folded = SearchedWords.folded(published.path(), published.kept(), published.description());
            for (Watch watch : index.ofSearch(folded)) {
                deliveries.add(watch, new Event.Found(watch.text(), published.file()));
            }
        }
    }
}
