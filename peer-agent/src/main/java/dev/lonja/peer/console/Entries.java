package dev.lonja.peer.console;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.util.List;

/**
 * The entries of a reply as rows of texts. This is the one place that knows the shapes of replies; the formats, the
 * reports and the completion read the rows.
 *
 * @param noun what one entry is
 * @param columns what the texts of a row mean; empty if the reply is no listing
 * @param rows the texts as they came from the registry, not yet safe for a terminal
 */
public record Entries(String noun, List<Column> columns, List<List<String>> rows) {
    private static final Entries NONE = new Entries("", List.of(), List.of());

    public Entries {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The meaning of a text in each row. */
    public enum Column {
        USER("USER", "name"),
        ADDRESS("ADDRESS", "address"),
        PORT("PORT", "port"),
        PATH("PATH", "path"),
        DESCRIPTION("DESCRIPTION", "description");

        private final String heading;
        private final String member;

        Column(String heading, String member) {
            this.heading = heading;
            this.member = member;
        }

        /** The heading of the column in a table. */
        public String heading() {
            return heading;
        }

        /** The name of the member in a JSON object. */
        public String member() {
            return member;
        }

        /** Whether the texts are decimal numbers. */
        public boolean isNumber() {
            return this == PORT;
        }
    }

    /** The entries of the reply. */
    public static Entries of(Reply reply) {
        return switch (reply) {
            case Reply.Users(var users) ->
                new Entries(
                        "user",
                        List.of(Column.USER, Column.ADDRESS, Column.PORT),
                        users.stream().map(Entries::row).toList());
            case Reply.Content(var files) ->
                new Entries(
                        "file",
                        List.of(Column.PATH, Column.DESCRIPTION),
                        files.stream().map(Entries::row).toList());
            case Reply.Status status -> NONE;
            case Reply.Hello hello -> NONE;
            case Reply.FileHeader header -> NONE;
        };
    }

    /** Whether the reply is a listing. */
    public boolean isListing() {
        return !columns.isEmpty();
    }

    /** The text that identifies each entry: the name of a user, the path of a file. */
    public List<String> names() {
        return rows.stream().map(List::getFirst).toList();
    }

    private static List<String> row(ConnectedUser user) {
        return List.of(user.name(), user.address(), Integer.toString(user.port()));
    }

    private static List<String> row(PublishedFile file) {
        return List.of(file.path(), file.description());
    }
}
