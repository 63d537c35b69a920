package dev.lonja.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.value.Watched;
import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events of what others change in the database, as another registry does. */
@QuarkusTest
class WatchesOfOthersTest extends RegistryConversation {
    private static final String ROOT = "ab".repeat(32);
    private static final String CONNECT = "INSERT INTO presence (user_id, address, origin, port)"
            + " SELECT id, '10.0.0.2', '10.0.0.2', 7 FROM registered_user WHERE name = 'bob'";
    private static final String PUBLISH = "INSERT INTO published_file (user_id, path, description)"
            + " SELECT id, '%s', '%s' FROM registered_user WHERE name = 'bob'";

    @Inject
    Watches watches;

    private final EventLog session = new EventLog();

    @AfterEach
    void close() {
        watches.closeAll(session);
    }

    @Test
    void tellsWhoComesAndGoes() throws SQLException {
        String watch = watch("users");
        change("INSERT INTO registered_user (name) VALUES ('bob')");
        change(CONNECT);
        change("DELETE FROM presence; " + CONNECT);
        change("UPDATE presence SET port = 8");
        change("DELETE FROM presence");

        expect("ONLINE " + watch + " bob", "OFFLINE " + watch + " bob");
    }

    @Test
    void tellsWhichFilesAreNewChangedAndGone() throws SQLException {
        change("INSERT INTO registered_user (name) VALUES ('bob')");
        String earlier = watch("user bob");
        change(PUBLISH.formatted("/old", ""));
        expect("PUBLISHED " + earlier + " bob /old");
        watches.closeAll(session);
        String user = watch("user bob");
        change(PUBLISH.formatted("/My%20boats", ""));
        expect("PUBLISHED " + user + " bob /My boats");

        String content = watch("content 1000 " + ROOT);
        String search = watch("search boats");
        change("UPDATE published_file SET size = 1000, root = '" + ROOT + "' WHERE path LIKE '%boats'");
        expect(
                "PUBLISHED " + user + " bob /My boats 1000 " + ROOT,
                "FOUND " + content + " bob /My boats 1000 " + ROOT,
                "FOUND " + search + " bob /My boats 1000 " + ROOT);
        change("DELETE FROM published_file WHERE path LIKE '%boats'");
        expect("DELETED " + user + " bob /My boats");
        change(PUBLISH.formatted("/n", "boats"));
        expect("PUBLISHED " + user + " bob /n", "FOUND " + search + " bob /n");
        change("DELETE FROM registered_user");
        expect("RESYNC " + user);
    }

    @Test
    void asksToListAgainWhenFilesAreGoneWhosePathsItDoesNotKnow() throws SQLException {
        change("INSERT INTO registered_user (name) VALUES ('bob')");
        change("INSERT INTO published_file (user_id, path, description)"
                + " SELECT id, '/' || n, '' FROM registered_user, generate_series(1, 21) n");
        String user = watch("user bob");
        change("DELETE FROM published_file");

        expect("RESYNC " + user);
    }

    @Test
    void tellsOfItsOwnClientsToo() throws SQLException {
        String users = watch("users");
        String search = watch("search boats");
        assertThat(ask("REGISTER|bob|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|bob|5001|")).isEqualTo("<0>");
        assertThat(ask("PUBLISH|bob|/a|blue boats|")).isEqualTo("<0>");
        assertThat(ask("DISCONNECT|bob|")).isEqualTo("<0>");

        expect("ONLINE " + users + " bob", "FOUND " + search + " bob /a", "OFFLINE " + users + " bob");
        change(CONNECT);
        // And not once more when the notifications of its own changes have come.
        expect("ONLINE " + users + " bob");
    }

    private String watch(String what) {
        return Long.toString(watches.open(session, "ana", Watched.parse(what)).orElseThrow());
    }

    /** Waits for these events, and then for nothing else, because later changes are told after earlier ones. */
    private void expect(String... events) {
        await().until(() -> session.all().size() >= events.length);
        assertThat(session.take()).containsExactlyInAnyOrderElementsOf(List.of(events));
    }
}
