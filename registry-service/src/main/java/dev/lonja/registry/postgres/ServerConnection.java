package dev.lonja.registry.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** A connection to the server like the one that the registry will use; checks whether it is ready. */
record ServerConnection(int port, String password) {

    private static final String MAINTENANCE_DATABASE = "postgres";

    String jdbcUrl() {
        return urlOf(EmbeddedPostgres.DATABASE);
    }

    /** Opens a connection and creates the registry's database if it is missing. */
    void prepareDatabase() throws SQLException {
        try (Connection connection = connect(MAINTENANCE_DATABASE);
                Statement statement = connection.createStatement()) {
            if (!hasDatabase(statement)) {
                statement.execute("CREATE DATABASE " + EmbeddedPostgres.DATABASE);
            }
        }
    }

    /** The address without the password. */
    @Override
    public String toString() {
        return jdbcUrl();
    }

    private static boolean hasDatabase(Statement statement) throws SQLException {
        String query = "SELECT 1 FROM pg_database WHERE datname = '" + EmbeddedPostgres.DATABASE + "'";
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", EmbeddedPostgres.USERNAME);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        Connection connection = new Driver().connect(urlOf(database), properties);
        if (connection == null) {
            throw new SQLException("the driver does not accept " + urlOf(database));
        }
        return connection;
    }

    private String urlOf(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
