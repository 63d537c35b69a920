package dev.lonja.registry.storage;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.DirectoryException;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.directory.Sessions;
import dev.lonja.registry.directory.TestedDirectory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that the version before keys and sessions has filled, and that version beside this one after the migration. */
@QuarkusTest
class UpgradeTest {
    private static final String DATABASE = "upgrade";

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private Connection connection;
    private Statements statements;
    private VersionBefore versionBefore;
    private TestedDirectory directory;

    @BeforeEach
    void createDatabase() throws SQLException, IOException {
        administer("CREATE DATABASE " + DATABASE);
        migrate(VersionBefore.MIGRATED_TO);
        connection = DriverManager.getConnection(urlOfDatabase(), user, password);
        statements = new Statements(dataSource);
        versionBefore = new VersionBefore(statements, connection);
        directory = new TestedDirectory(
                PostgresDirectory.of(statements, new Authorization(() -> true), new ListingLimits(1000)),
                new ThisVersion());
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        connection.close();
        administer("DROP DATABASE " + DATABASE + " WITH (FORCE)");
    }

    /** Transactions of this version, whose writer knows keys. */
    private final class ThisVersion implements Transactions {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return statements.on(connection, () -> {
                statements.update("SET lonja.knows_keys = 'on'");
                try {
                    return work.get();
                } finally {
                    statements.update("RESET lonja.knows_keys");
                }
            });
        }
    }

    private String urlOfDatabase() {
        return url.replaceFirst("(//[^/]+/)[^?]+", "$1" + DATABASE);
    }

    private void administer(String sql) throws SQLException {
        try (Connection own = dataSource.getConnection();
                Statement statement = own.createStatement()) {
            statement.execute(sql);
        }
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(urlOfDatabase(), user, password)
                .target(target)
                .load()
                .migrate();
    }

    private List<String> before(String name, Object... parameters) {
        return versionBefore.run(name, parameters);
    }

    private static String[] of(String... values) {
        return values;
    }

    /** Ana is connected and publishes; bob is not. */
    private void fill() {
        assertThat(before("register", (Object) of("ana", "bob", "eve"))).hasSize(3);
        assertThat(before("connect", of("ana"), of("10.0.0.1"), of("10.0.0.1"), new Integer[] {5001}))
                .containsExactly("ana ");
        assertThat(before(
                        "publish", of("ana", "ana"), of("10.0.0.1", "10.0.0.1"), of("/a", "/My%20boats"), of("", "d")))
                .hasSize(2);
    }

    @Test
    void findsWhatTheVersionBeforeHasWritten() {
        fill();
        migrate("latest");
        Caller ana = classic("ana", "10.0.0.1");

        assertThat(directory.findContent("ana").orElseThrow())
                .containsExactly(new PublishedFile("/My%20boats", "d"), new PublishedFile("/a", ""));
        assertThat(directory
                        .listFiles(session("ana", 'a', "10.0.0.1"), "ana", Page.FIRST)
                        .rows())
                .extracting(FileRow::path, FileRow::classicPath, FileRow::facts)
                .containsExactly(
                        tuple("/My boats", "/My%20boats", FileFacts.UNKNOWN), tuple("/a", "", FileFacts.UNKNOWN));
        assertThat(directory.delete(ana, "/a")).isEqualTo(Outcome.OK);
        assertThat(directory.disconnect(ana)).isEqualTo(Outcome.OK);
        assertThat(directory.connect(ana, 5002)).isEqualTo(Outcome.OK);
        assertThat(directory.apply(
                        new KeyChange.Claim(session("ana", 'a', "10.0.0.1"), KeyChange.NO_CODE, 1, Codes.fresh())))
                .as("nobody knows which address registered it")
                .isEqualTo(Outcome.NO_SUCH_CODE);
        var code = Codes.fresh();
        directory.apply(new DirectoryChange.MakeClaimCode("ana", code, new Administrator("root", "127.0.0.1")));
        assertThat(directory.apply(new KeyChange.Claim(session("ana", 'a', "10.0.0.1"), code.hash(), 0, Codes.fresh())))
                .isEqualTo(Outcome.OK);
    }

    @Test
    void theVersionBeforeGoesOn() {
        fill();
        migrate("latest");

        assertThat(before("register", (Object) of("cem", "ana"))).containsExactly("cem");
        assertThat(before("connect", of("bob", "cem"), of("::1", "::1"), of("::1", "::1"), new Integer[] {5002, 5003}))
                .hasSize(2);
        assertThat(directory.connectSession(session("eve", 'e', "10.0.0.9"), 0)).isEqualTo(Outcome.OK);
        assertThat(before("connected")).containsExactly("ana 10.0.0.1", "bob ::1", "cem ::1", "eve 10.0.0.9");
        assertThat(before("publish", of("bob"), of("::1"), of("/b"), of("x"))).hasSize(1);
        assertThat(before("content", "bob")).containsExactly("/b x");
        assertThat(before("delete", of("bob"), of("::1"), of("/b"))).hasSize(1);
        assertThat(before("remove file", of("ana"), of("/a"), of("root"), of("::1")))
                .hasSize(1);
        assertThat(before("disconnect", of("bob"), of("::1"))).hasSize(1);
        assertThat(before("force disconnect", of("ana"), of("root"), of("::1"))).hasSize(1);
        long generation = directory
                .results(List.of(new DirectoryChange.Connect(classic("bob", "10.0.0.2"), 5004)))
                .getFirst()
                .generation();
        assertThat(before("expire presence", (Object) new Long[] {generation})).hasSize(1);
        assertThat(before("unregister", of("cem"), of("::1"))).hasSize(1);
        assertThat(before("remove user", of("bob"), of("root"), of("::1"))).hasSize(1);
    }

    @Test
    void theVersionBeforeChangesNothingOfANameWithKeys() {
        fill();
        migrate("latest");
        Caller dan = session("dan", 'd', "10.0.0.4");
        assertThat(directory.register(dan)).isEqualTo(Outcome.OK);
        assertThatThrownBy(() -> before("connect", of("dan"), of("::1"), of("::1"), new Integer[] {1}))
                .isInstanceOf(DirectoryException.class);
        long generation = directory
                .results(List.of(Sessions.connect(dan, 5000)))
                .getFirst()
                .generation();
        assertThat(directory.publishFile(dan, "/d")).isEqualTo(Outcome.OK);

        String origin = "10.0.0.4";
        for (Runnable change : List.<Runnable>of(
                () -> before("publish", of("dan"), of(origin), of("/e"), of("")),
                () -> before("delete", of("dan"), of(origin), of("/d")),
                () -> before("disconnect", of("dan"), of(origin)),
                () -> before("force disconnect", of("dan"), of("root"), of("::1")),
                () -> before("expire presence", (Object) new Long[] {generation}),
                () -> before("unregister", of("dan"), of(origin)),
                () -> before("remove user", of("dan"), of("root"), of("::1")),
                () -> before("remove file", of("dan"), of("/d"), of("root"), of("::1")))) {
            assertThatThrownBy(change::run).hasStackTraceContaining("the name dan belongs to keys");
        }
        assertThat(before("content", "dan")).containsExactly("/d ");
        assertThat(directory.unregister(dan)).isEqualTo(Outcome.OK);
        assertThat(before("register", (Object) of("dan")))
                .as("it is kept for its keys")
                .isEmpty();
    }
}
