package dev.lonja.registry.database;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import javax.sql.DataSource;

/** Stops the start on a database whose sessions are shared. */
@Singleton
public final class SessionGate {
    /** The sentence for whoever starts the registry. */
    public static final String REFUSAL =
            "The database is behind a pooler in transaction mode, where locks, LISTEN and prepared statements do not work:"
                    + " set the pooler to session mode, or name PostgreSQL itself in QUARKUS_DATASOURCE_JDBC_URL.";

    private final DataSource dataSource;

    SessionGate(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (SessionCheck.findsSharedSessions(dataSource::getConnection)) {
            // Without a cause, Quarkus prints this as one line, without a stack trace.
            throw new ConfigurationException(REFUSAL);
        }
    }
}
