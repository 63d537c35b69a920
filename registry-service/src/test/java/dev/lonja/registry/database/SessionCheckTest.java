package dev.lonja.registry.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionCheckTest {
    @Inject
    DataSource dataSource;

    private final List<Connection> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(PooledSession::end);
    }

    @Test
    void connectionsOfTheirOwnAreNotShared() {
        assertThat(SessionCheck.findsSharedSessions(dataSource::getConnection)).isFalse();
    }

    @Test
    void findsAPoolerThatGivesTheFreeSessionThatWasUsedLast() throws SQLException {
        Pooler pooler = new Pooler(true, 3);

        assertThat(SessionCheck.findsSharedSessions(pooler::connect)).isTrue();
    }

    @Test
    void findsAPoolerWhoseSessionsTakeTurns() throws SQLException {
        Pooler pooler = new Pooler(false, 3);

        assertThat(SessionCheck.findsSharedSessions(pooler::connect)).isTrue();
    }

    @Test
    void findsAPoolerThatHasOneSession() throws SQLException {
        Pooler pooler = new Pooler(true, 1);

        assertThat(SessionCheck.findsSharedSessions(pooler::connect)).isTrue();
    }

    /** What PgBouncer answers to the second client that begins a transaction: the driver prepares BEGIN with a name. */
    @Test
    void findsAPoolerWhoseSessionsHaveStatementsOfOthers() {
        for (String state : List.of("42P05", "26000")) {
            assertThat(SessionCheck.findsSharedSessions(() -> {
                        throw new SQLException("ERROR: prepared statement \"S_1\" already exists", state);
                    }))
                    .isTrue();
        }
    }

    @Test
    void saysNothingOfADatabaseThatIsAway() {
        assertThat(SessionCheck.findsSharedSessions(() -> {
                    throw new SQLException("refused");
                }))
                .isFalse();
    }

    /** A pooler in transaction mode: a connection has a session for the time of a transaction. */
    private final class Pooler {
        private final boolean lastFirst;
        private final Deque<Connection> free = new ArrayDeque<>();

        Pooler(boolean lastFirst, int sessions) throws SQLException {
            this.lastFirst = lastFirst;
            for (int number = 0; number < sessions; number++) {
                Connection session = dataSource.getConnection();
                open.add(session);
                free.add(session);
            }
        }

        Connection connect() {
            Connection[] held = new Connection[1];
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        switch (method.getName()) {
                            case "setAutoCommit" -> {
                                if (Boolean.FALSE.equals(arguments[0])) {
                                    held[0] = free.removeFirst();
                                    held[0].setAutoCommit(false);
                                }
                                return null;
                            }
                            case "rollback", "commit" -> {
                                Connection session = held[0];
                                held[0] = null;
                                session.rollback();
                                session.setAutoCommit(true);
                                giveBack(session);
                                return null;
                            }
                            case "close", "unwrap" -> throw new SQLException("the client is gone");
                            default -> {
                                Connection session = held[0] == null ? free.removeFirst() : held[0];
                                try {
                                    return method.invoke(session, arguments);
                                } catch (InvocationTargetException failure) {
                                    throw failure.getCause();
                                } finally {
                                    if (held[0] == null) {
                                        giveBack(session);
                                    }
                                }
                            }
                        }
                    });
        }

        private void giveBack(Connection session) {
            if (lastFirst) {
                free.addFirst(session);
            } else {
                free.addLast(session);
            }
        }
    }
}
