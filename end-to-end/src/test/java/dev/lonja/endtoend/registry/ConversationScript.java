package dev.lonja.endtoend.registry;

import dev.lonja.endtoend.EscapedBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text file with conversations with a registry, one connection after the other. Its lines:
 *
 * <pre>
 * # a comment
 * users ana bruno               users that the script registers; they are removed before and after it
 * with NAME=value               an environment variable for the registry
 * on {text}                     the port, if it is not that of the registry
 * == title                      a connection begins
 * &gt; bytes                       the client sends; the bytes of several lines are joined without line ends
 * &gt;| bytes                      the same, and the client then shuts down its output
 * &lt; bytes                       the client receives; after the last such line the server closes
 * </pre>
 *
 * <p>{@link EscapedBytes} says how bytes are written.
 */
record ConversationScript(
        String name, String port, List<String> users, Map<String, String> settings, List<Connection> connections) {

    /** One connection: the client sends, perhaps shuts down its side, and receives until the server closes. */
    record Connection(String title, String sent, boolean halfCloses, String received) {}

    static ConversationScript read(Path file) throws IOException {
        String port = "";
        List<String> users = new ArrayList<>();
        Map<String, String> settings = new TreeMap<>();
        List<Connection> connections = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("users ")) {
                users.addAll(List.of(line.substring(6).split(" ")));
            } else if (line.startsWith("on ")) {
                port = line.substring(3);
            } else if (line.startsWith("with ")) {
                String[] setting = line.substring(5).split("=", 2);
                settings.put(setting[0], setting[1]);
            } else if (line.startsWith("== ")) {
                connections.add(new Connection(line.substring(3), "", false, ""));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                connections.add(with(line, connections.removeLast()));
            }
        }
        return new ConversationScript(file.getFileName().toString(), port, users, settings, connections);
    }

    private static Connection with(String line, Connection connection) {
        String mark = line.substring(0, line.indexOf(' ') < 0 ? line.length() : line.indexOf(' '));
        String bytes = line.substring(Math.min(mark.length() + 1, line.length()));
        return switch (mark) {
            case ">" ->
                new Connection(connection.title, connection.sent + bytes, connection.halfCloses, connection.received);
            case ">|" -> new Connection(connection.title, connection.sent + bytes, true, connection.received);
            case "<" ->
                new Connection(connection.title, connection.sent, connection.halfCloses, connection.received + bytes);
            default -> throw new IllegalArgumentException("a line of a script begins with '" + mark + "': " + line);
        };
    }
}
