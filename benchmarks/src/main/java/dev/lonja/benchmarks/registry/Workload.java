package dev.lonja.benchmarks.registry;

import dev.lonja.benchmarks.registry.LoadGenerator.Script;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestEncoder;

/**
 * A load of writes, and the transactions of pgbench that change the same rows in tables of its own.
 *
 * <p>The users {@code user-0} to {@code user-}{@value #USERS} are connected, and {@code spare-0} and following are registered.
 */
public enum Workload {
    REGISTER("INSERT INTO pgbench_user (name) VALUES (gen_random_uuid()::text);\n") {
        @Override
        Request request(String run, int client, long step) {
            return new Request.Register(run + "-" + client + "-" + step);
        }
    },
    PUBLISH("""
            \\set user random(0, 63)
            INSERT INTO pgbench_file (user_id, path, description)
            VALUES (:user, gen_random_uuid()::text, 'what a person would write about a file');
            """) {
        @Override
        Request request(String run, int client, long step) {
            return publish("user-" + (client + step) % USERS, "/" + run + "/" + client + "/" + step);
        }
    },
    REGISTER_UNREGISTER("""
            INSERT INTO pgbench_user (name) VALUES ('turn-' || :client_id);
            DELETE FROM pgbench_user WHERE name = 'turn-' || :client_id;
            """) {
        @Override
        Request request(String run, int client, long step) {
            String user = run + "-" + client + "-" + step / 2;
            return step % 2 == 0 ? new Request.Register(user) : new Request.Unregister(user);
        }
    },
    PUBLISH_DELETE("""
            INSERT INTO pgbench_file (user_id, path, description)
            VALUES (:client_id % 8, 'turn-' || :client_id, 'what a person would write about a file');
            DELETE FROM pgbench_file WHERE user_id = :client_id % 8 AND path = 'turn-' || :client_id;
            """) {
        @Override
        Request request(String run, int client, long step) {
            String user = "user-" + client % 8;
            String path = "/" + run + "/" + client + "/" + step / 2;
            return step % 2 == 0 ? publish(user, path) : new Request.Delete(user, path);
        }
    },
    CONNECT_DISCONNECT("""
            INSERT INTO pgbench_presence (user_id, address, port) VALUES (:client_id, '127.0.0.1', 20000);
            DELETE FROM pgbench_presence WHERE user_id = :client_id;
            """) {
        @Override
        Request request(String run, int client, long step) {
            return comeOrGo(client, step);
        }
    },
    /** The six kinds of changes in turn. */
    EVERY_CHANGE("""
            INSERT INTO pgbench_user (name) VALUES ('turn-' || :client_id);
            INSERT INTO pgbench_presence (user_id, address, port) VALUES (:client_id, '127.0.0.1', 20000);
            INSERT INTO pgbench_file (user_id, path, description)
            VALUES (:client_id % 8, 'turn-' || :client_id, 'what a person would write about a file');
            DELETE FROM pgbench_file WHERE user_id = :client_id % 8 AND path = 'turn-' || :client_id;
            DELETE FROM pgbench_presence WHERE user_id = :client_id;
            DELETE FROM pgbench_user WHERE name = 'turn-' || :client_id;
            """) {
        @Override
        Request request(String run, int client, long step) {
            long round = step / 6;
            String user = "user-" + client % 8;
            String path = "/" + run + "/" + client + "/" + round;
            String name = run + "-" + client + "-" + round;
            return switch ((int) (step % 6)) {
                case 0 -> new Request.Register(name);
                case 1 -> comeOrGo(client, 0);
                case 2 -> publish(user, path);
                case 3 -> new Request.Delete(user, path);
                case 4 -> comeOrGo(client, 1);
                default -> new Request.Unregister(name);
            };
        }
    },
    /** Of twenty requests twelve are listings, four PUBLISH, two CONNECT or DISCONNECT, one DELETE and one REGISTER or UNREGISTER. */
    DAY_OF_A_CLASS("""
            \\set user random(0, 63)
            SELECT count(path), max(description) FROM pgbench_file WHERE user_id = :client_id % 8;
            SELECT count(user_id), max(address) FROM pgbench_presence;
            SELECT count(path), max(description) FROM pgbench_file WHERE user_id = :client_id % 8;
            INSERT INTO pgbench_file (user_id, path, description)
            VALUES (:client_id % 8, 'day-' || :client_id, 'what a person would write about a file');
            DELETE FROM pgbench_file WHERE user_id = :client_id % 8 AND path = 'day-' || :client_id;
            """) {
        @Override
        Request request(String run, int client, long step) {
            String user = "user-" + client % USERS;
            long round = step / 20;
            String path = "/" + run + "/" + client + "/" + round;
            return switch ((int) (step % 20)) {
                case 1, 6, 11 -> publish(user, path + "/" + step % 20);
                case 4 -> publish(user, path);
                case 16 -> new Request.Delete(user, path);
                case 8 -> comeOrGo(client, 0);
                case 18 -> comeOrGo(client, 1);
                case 13 ->
                    round % 2 == 0
                            ? new Request.Register(run + "-" + client + "-" + round)
                            : new Request.Unregister(run + "-" + client + "-" + (round - 1));
                case 0, 5, 10 -> new Request.ListUsers(user);
                default -> new Request.ListContent(user, "user-" + (client + step) % USERS);
            };
        }
    };

    /** The number of connected users. */
    static final int USERS = 64;

    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS pgbench_user (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                name text COLLATE "C" NOT NULL UNIQUE, created timestamptz NOT NULL DEFAULT now());
            CREATE TABLE IF NOT EXISTS pgbench_presence (user_id bigint PRIMARY KEY, address text NOT NULL,
                port integer NOT NULL, created timestamptz NOT NULL DEFAULT now());
            CREATE TABLE IF NOT EXISTS pgbench_file (user_id bigint NOT NULL, path text COLLATE "C" NOT NULL,
                description text NOT NULL, created timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (user_id, path))""";

    private final String transactions;

    Workload(String transactions) {
        this.transactions = transactions;
    }

    /** The SQL that creates the tables of pgbench. */
    static String tables() {
        return TABLES;
    }

    /** The requests of each client; the names that they use begin with the name of the run. */
    Script script(String run) {
        return (client, step) -> RequestEncoder.encode(request(run, client, step));
    }

    abstract Request request(String run, int client, long step);

    /** The script of pgbench. Each statement is a transaction. */
    String transactions() {
        return transactions;
    }

    /** The number of statements of the script. */
    long statements() {
        return transactions.lines().filter(line -> line.endsWith(";")).count();
    }

    private static Request publish(String user, String path) {
        return new Request.Publish(user, path, "what a person would write about a file");
    }

    private static Request comeOrGo(int client, long step) {
        String user = "spare-" + client;
        return step % 2 == 0 ? new Request.Connect(user, 20000) : new Request.Disconnect(user);
    }
}
