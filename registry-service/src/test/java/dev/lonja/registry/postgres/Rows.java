package dev.lonja.registry.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table with one column in a server; tests write rows and find them again. */
record Rows(String jdbcUrl, String password) {

    static Rows of(EmbeddedPostgres postgres) {
        return new Rows(postgres.jdbcUrl(), postgres.password());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, EmbeddedPostgres.USERNAME, password);
    }

    /** Inserts a row, and returns after the commit. */
    void add(Connection connection, int row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO rows VALUES (?)")) {
            insert.setInt(1, row);
            insert.executeUpdate();
        }
    }

    void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE rows (number int PRIMARY KEY)");
        }
    }

    List<Integer> all() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT number FROM rows ORDER BY number")) {
            List<Integer> numbers = new ArrayList<>();
            while (found.next()) {
                numbers.add(found.getInt(1));
            }
            return numbers;
        }
    }

    String setting(String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("SHOW " + name)) {
            shown.next();
            return shown.getString(1);
        }
    }
}
