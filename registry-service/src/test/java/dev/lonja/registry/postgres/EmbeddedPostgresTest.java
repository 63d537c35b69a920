package dev.lonja.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path temporary;

    @Test
    void keepsRowsOverARestart() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(temporary.resolve("new/folder"))) {
            execute(first, "CREATE TABLE goods (name text)");
            execute(first, "INSERT INTO goods VALUES ('hake')");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(temporary.resolve("new/folder"))) {
            assertThat(query(second, "SELECT name FROM goods")).isEqualTo("hake");
        }
    }

    @Test
    void refusesAFolderInUse() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(temporary)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(temporary.toString())
                    .hasMessageContaining("in use");
            assertThat(first.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}
