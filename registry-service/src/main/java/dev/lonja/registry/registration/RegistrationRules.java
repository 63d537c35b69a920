package dev.lonja.registry.registration;

import dev.lonja.registry.background.RepeatedWork;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.identity.CurrentRules;
import dev.lonja.registry.identity.IdentityRules;
import dev.lonja.registry.identity.IdentityRules.Registration;
import dev.lonja.registry.listing.FeedListener;
import dev.lonja.registry.storage.identity.RegistrationModes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules about names: those of the settings, but who may register is what an administrator has chosen, if one has. The choice
 * is in the database; a notification says that another registry has changed it. Until it was read, nobody registers.
 */
@Singleton
class RegistrationRules implements CurrentRules, FeedListener {
    private static final Logger LOG = Logger.getLogger(RegistrationRules.class);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final IdentityRules configured;
    private final RegistrationModes modes;
    private final Transactions transactions;
    private final AtomicBoolean isStale = new AtomicBoolean(true);
    private volatile IdentityRules current;
    private @Nullable RepeatedWork reading;

    RegistrationRules(IdentityRules configured, RegistrationModes modes, Transactions transactions) {
        this.configured = configured;
        this.modes = modes;
        this.transactions = transactions;
        this.current = configured.with(Registration.CLOSED);
    }

    /** Before the first request. */
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event, Vertx vertx) {
        readIfStale();
        reading = RepeatedWork.start(vertx, INTERVAL, this::readIfStale);
    }

    void onStop(@Observes ShutdownEvent event) {
        if (reading != null) {
            reading.close();
        }
    }

    @Override
    public IdentityRules now() {
        return current;
    }

    /** The rules of the settings. */
    IdentityRules configured() {
        return configured;
    }

    /** Sets who may register. This registry knows it at once, and the others soon. Blocks. */
    void choose(Registration registration, Administrator by) {
        transactions.inOne(() -> modes.choose(registration, by));
        isStale.set(true);
        readIfStale();
    }

    @Override
    public void rulesChanged() {
        isStale.set(true);
    }

    @Override
    public void everythingChanged() {
        isStale.set(true);
    }

    @Override
    public void presenceChanged(Collection<String> users) {}

    @Override
    public void contentChanged(Collection<String> owners) {}

    private synchronized void readIfStale() {
        if (!isStale.getAndSet(false)) {
            return;
        }
        try {
            current = transactions.inOne(
                    () -> modes.findChosen().map(configured::with).orElse(configured));
        } catch (RuntimeException failure) {
            isStale.set(true);
            LOG.debugf(failure, "rules about names not read");
        }
    }
}
