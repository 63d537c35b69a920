package dev.lonja.registry.key;

import dev.lonja.protocol.key.UnacceptableKeyException;
import dev.lonja.registry.background.RepeatedWork;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.storage.identity.RegistryKeyRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The present key of the registry: from the configured file, which is read again when it changes, or else from the database, where it
 * is made once, so that all registries show the same one (docs/session.md, Keys and names).
 */
@Singleton
public class RegistryKeys {
    private static final Logger LOG = Logger.getLogger(RegistryKeys.class);
    private static final String SETTING = "lonja.registry.session.key-file";
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);

    private final KeySource source;
    private final Vertx vertx;
    private volatile @Nullable RegistryKey current;
    private @Nullable RepeatedWork looking;

    RegistryKeys(KeyConfig config, RegistryKeyRepository repository, Transactions transactions, Vertx vertx) {
        this.source = config.keyFile()
                .<KeySource>map(KeyFiles::new)
                .orElseGet(() -> () -> RegistryKey.of(transactions.inOne(repository::findOrMake)));
        this.vertx = vertx;
    }

    /** The key that is shown now. */
    public RegistryKey current() {
        RegistryKey known = current;
        if (known == null) {
            throw new IllegalStateException("the key of the registry is read at the start");
        }
        return known;
    }

    /** Before the registry listens. A wrong key stops the start. */
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        try {
            current = source.read();
        } catch (IOException | UnacceptableKeyException wrong) {
            throw new ConfigurationException(SETTING + ": " + wrong.getMessage());
        }
        LOG.debugf("the key of the registry is %s", current().id());
        looking = RepeatedWork.start(vertx, LOOK_INTERVAL, this::look);
    }

    void onStop(@Observes ShutdownEvent event) {
        if (looking != null) {
            looking.close();
        }
    }

    /** Reads the file again if it has changed. A file that is wrong leaves the key as it is. */
    void look() {
        if (!source.hasChanged()) {
            return;
        }
        RegistryKey before = current();
        try {
            RegistryKey read = source.read();
            current = read;
            if (!read.id().equals(before.id())) {
                LOG.infof("the key of the registry has changed from %s to %s", before.id(), read.id());
            }
        } catch (IOException | UnacceptableKeyException wrong) {
            LOG.warnf("%s: the key stays %s: %s", SETTING, before.id(), wrong.getMessage());
        }
    }
}
