package dev.lonja.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A registry with default settings that the test classes of a JVM use one after the other. It starts when the first class
 * asks for it and ends with the JVM. A class that needs other settings, or stops its registry, starts one of its own.
 */
public final class SharedRegistry {
    private static final Stage STAGE = Stage.open("lonja-shared");
    private static final String DATA_FOLDER = "data";
    private static final int LINE_OF_THE_PORT = 3;
    private static final RegistryProgram REGISTRY = PreparedData.startRegistry(STAGE, DATA_FOLDER, Map.of());

    private SharedRegistry() {}

    /** Returns the registry, after removing all users that earlier test classes left. */
    public static RegistryProgram withoutUsers() {
        try {
            PlainSocketClient client = PlainSocketClient.classic(REGISTRY.port());
            for (String user : users()) {
                client.status("UNREGISTER", user);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return REGISTRY;
    }

    public static Path dataFolder() {
        return STAGE.folder().resolve(DATA_FOLDER);
    }

    /** The environment variables with which another registry uses the same database. */
    public static Map<String, String> database() {
        Path postgres = dataFolder().resolve("postgres");
        try {
            String port =
                    Files.readAllLines(postgres.resolve("data/postmaster.pid")).get(LINE_OF_THE_PORT);
            Map<String, String> settings = new HashMap<>();
            settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + port + "/lonja");
            settings.put("QUARKUS_DATASOURCE_USERNAME", "lonja");
            settings.put(
                    "QUARKUS_DATASOURCE_PASSWORD",
                    Files.readString(postgres.resolve("password")).strip());
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Opens a connection to the database of the registry. */
    public static Connection connectToDatabase() throws SQLException {
        Map<String, String> database = database();
        return DriverManager.getConnection(
                database.get("QUARKUS_DATASOURCE_JDBC_URL"),
                database.get("QUARKUS_DATASOURCE_USERNAME"),
                database.get("QUARKUS_DATASOURCE_PASSWORD"));
    }

    /** The users, whose names nobody owns any more: what agents of earlier classes have registered belongs to their keys. */
    private static List<String> users() {
        List<String> users = new ArrayList<>();
        try (Connection connection = connectToDatabase();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM name_key");
            statement.execute("DELETE FROM owned_name");
            statement.execute("UPDATE registered_user SET keys = '{}' WHERE keys <> '{}'");
            ResultSet rows = statement.executeQuery("SELECT name FROM registered_user");
            while (rows.next()) {
                users.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot list the users", failure);
        }
        return users;
    }
}
