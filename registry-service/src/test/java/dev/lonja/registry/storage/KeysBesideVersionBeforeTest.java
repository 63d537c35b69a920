package dev.lonja.registry.storage;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.Sessions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Registries of the version before, which do not know keys. */
@QuarkusTest
class KeysBesideVersionBeforeTest extends KeysInPostgres {
    /** The statements of the version before, as it sends them. */
    private static final List<String> VERSION_BEFORE = List.of("""
            WITH begun AS (
                    INSERT INTO presence (user_id, address, origin, port)
                    SELECT u.id, '10.0.0.2', '10.0.0.2', 5001 FROM registered_user u WHERE u.name = '%s'
                    ON CONFLICT DO NOTHING RETURNING user_id, generation),
                first AS (UPDATE registered_user u SET used = true FROM begun WHERE u.id = user_id AND NOT u.used)
            SELECT u.name, '', begun.generation FROM begun JOIN registered_user u ON u.id = begun.user_id""", """
            INSERT INTO published_file (user_id, path, description)
            SELECT u.id, '/new', 'd' FROM registered_user u WHERE u.name = '%s'
            ON CONFLICT DO NOTHING RETURNING user_id, path""", """
            DELETE FROM published_file f USING registered_user u
            WHERE u.name = '%s' AND f.user_id = u.id AND f.path = '/a' RETURNING f.user_id, f.path""", """
            DELETE FROM presence p USING registered_user u WHERE u.name = '%s' AND p.user_id = u.id
            RETURNING u.name, p.generation""", """
            DELETE FROM registered_user u WHERE u.name = '%s' RETURNING u.name""");

    @Test
    void aRegistryOfTheVersionBeforeCannotChangeANameWithKeys() {
        registerAna();
        make(Sessions.connect(ana('a'), 5000));
        make(Sessions.publish(ana('a'), "/a"));

        for (String statement : VERSION_BEFORE) {
            assertThatThrownBy(() -> run(statement.formatted("ana")))
                    .as(statement)
                    .hasStackTraceContaining("the name ana belongs to keys");
        }
        assertThat(transactions.inOne(() -> directory.findPresence("ana"))).isPresent();

        make(new DirectoryChange.Unregister(ana('a')));
        assertThat(run("INSERT INTO registered_user (name) SELECT unnest(ARRAY['ana', 'bob'])"
                        + " ON CONFLICT DO NOTHING RETURNING name"))
                .as("ana is retained")
                .isEqualTo(1);
    }

    @Test
    void aRegistryOfTheVersionBeforeWorksOnWithOtherNames() {
        make(new DirectoryChange.Register("bob", "10.0.0.1"));
        assertThat(make(new DirectoryChange.Connect(classic("bob", "10.0.0.1"), 5001)))
                .isEqualTo(Outcome.OK);
        make(new DirectoryChange.Publish(classic("bob", "10.0.0.1"), new PublishedFile("/a", "")));
        make(new DirectoryChange.Disconnect(classic("bob", "10.0.0.1")));

        for (String statement : VERSION_BEFORE.subList(0, 4)) {
            assertThat(run(statement.formatted("bob"))).as(statement).isEqualTo(1);
        }
        Caller bob = session("bob", 'b', "10.0.0.1");
        make(Sessions.connect(bob, 5000));
        long held = transactions
                .inOne(() -> directory.findPresence("bob").orElseThrow())
                .generation();
        assertThat(make(new KeyChange.Claim(bob, KeyChange.NO_CODE, held, Codes.fresh())))
                .as("another address connected it there")
                .isEqualTo(Outcome.NO_SUCH_CODE);
        make(new DirectoryChange.Disconnect(bob));
        assertThat(run(VERSION_BEFORE.getLast().formatted("bob"))).isEqualTo(1);
    }

    /** Runs a statement that returns rows, as somebody who does not know keys. Returns their number. */
    private int run(String statement) {
        return transactions.inOne(() -> {
            int[] rows = {0};
            statements.query(statement, row -> rows[0]++);
            return rows[0];
        });
    }
}
