package dev.lonja.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** First start, restart and refusal. A first start takes seconds, so one test checks several things. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedPostgresTest {

    @TempDir
    Path temporary;

    @Test
    void keepsRowsOverARestart() throws Exception {
        Path folder = temporary.resolve("not/there/yet");
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder)) {
            Rows rows = Rows.of(first);
            try (Connection connection = rows.connect()) {
                rows.make(connection);
                rows.add(connection, 1);
            }
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder)) {
            assertThat(Rows.of(second).all()).containsExactly(1);
        }
    }

    @Test
    void isDurableAndKeepsItsPassword() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(SharedPrograms.linkInto(temporary));
        try (postgres) {
            Rows rows = Rows.of(postgres);
            assertThat(Stream.of("fsync", "synchronous_commit", "full_page_writes")
                            .map(name -> setting(rows, name)))
                    .containsOnly("on");
            assertThat(rows.setting("listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(rows.setting("unix_socket_directories")).isEmpty();
            assertThat(rows.setting("server_encoding")).isEqualTo("UTF8");
            assertThat(rows.setting("lc_messages")).isEqualTo("C");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(postgres.jdbcUrl()).doesNotContain(postgres.password());
            assertThat(Files.readString(temporary.resolve("postgres.log"))).doesNotContain(postgres.password());
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");

            assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(temporary.toRealPath().toString())
                    .hasMessageContaining("in use by another registry")
                    .hasMessageContaining("LONJA_DATA_DIR");
            assertThat(commandLinesOfServer()).isNotEmpty().noneMatch(line -> line.contains(postgres.password()));
        }
        assertThat(commandLinesOfServer()).isEmpty();
        postgres.close();
    }

    @Test
    void saysWhatPostgresSaidWhenItDoesNotStart() throws Exception {
        EmbeddedPostgres.start(SharedPrograms.withDatabaseInto(temporary)).close();
        Files.writeString(temporary.resolve("data/postgresql.conf"), "no such line\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("syntax error in file")
                .hasMessageContaining("postgresql.conf");
        assertThat(commandLinesOfServer()).isEmpty();
    }

    private List<String> commandLinesOfServer() {
        String data = temporary.resolve("data").toString();
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().arguments().stream().flatMap(Stream::of).anyMatch(data::equals))
                .map(process -> process.info().commandLine().orElse(""))
                .toList();
    }

    private static String setting(Rows rows, String name) {
        try {
            return rows.setting(name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
