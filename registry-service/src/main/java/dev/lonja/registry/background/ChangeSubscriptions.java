package dev.lonja.registry.background;

import dev.lonja.registry.database.OwnSession;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens subscriptions to the changes of the database. */
@Singleton
public class ChangeSubscriptions {
    private final DataSource dataSource;
    private final OwnSession ownSession;

    ChangeSubscriptions(DataSource dataSource, OwnSession ownSession) {
        this.dataSource = dataSource;
        this.ownSession = ownSession;
    }

    /**
     * Subscribes on a new connection. All later commits will be in a notice.
     *
     * @throws dev.lonja.registry.directory.LostDatabaseException if there is no connection
     */
    public ChangeSubscription open() {
        try {
            return ChangeSubscription.open(dataSource.getConnection(), ownSession);
        } catch (SQLException failure) {
            throw ChangeSubscription.lost(failure);
        }
    }
}
