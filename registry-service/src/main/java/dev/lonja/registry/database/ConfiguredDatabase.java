package dev.lonja.registry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** A PostgreSQL that somebody has configured, before Quarkus connects to it. */
public record ConfiguredDatabase(String url, String user, String password) {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String SERVER_TYPE = "targetServerType";

    /**
     * The address with which the driver finds the primary among several hosts; without this it would take the first one
     * that answers, which may be a standby.
     */
    public String urlOfPrimary() {
        String hosts = url.split("[?]", 2)[0];
        if (!url.startsWith(PREFIX) || !hosts.contains(",") || url.contains(SERVER_TYPE + "=")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + SERVER_TYPE + "=primary";
    }

    /** Whether it is known that its sessions are shared with other clients. Blocks for some seconds at most. */
    public boolean hasSharedSessions() {
        if (!url.startsWith(PREFIX)) {
            return false;
        }
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        return SessionCheck.findsSharedSessions(() -> connect(properties));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + url.split("[?]", 2)[0];
    }

    private Connection connect(Properties properties) throws SQLException {
        Connection connection = new Driver().connect(urlOfPrimary(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not accept the address");
        }
        return connection;
    }
}
