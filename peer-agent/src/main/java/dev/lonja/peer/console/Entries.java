package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.util.List;

/**
 * The entries of a reply as rows of texts. This is the one place that knows the shapes of replies; the formats, the
 * reports and the completion read the rows.
 *
 * @param noun what the entries are
 * @param columns what the texts of a row mean; empty if the reply is no listing
 * @param rows the texts as they came from the registry, not yet safe for a terminal
 */
public record Entries(Noun noun, List<Column> columns, List<List<String>> rows) {
    private static final Entries NONE = new Entries(Noun.NOTHING, List.of(), List.of());

    public Entries {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What an entry is. */
    enum Noun {
        USER,
        FILE,
        NOTHING
    }

    /** The meaning of a text in each row. */
    public enum Column {
        USER(key("USER"), "name"),
        ADDRESS(key("ADDRESS"), "address"),
        PORT(key("PORT"), "port"),
        PATH(key("PATH"), "path"),
        DESCRIPTION(key("DESCRIPTION"), "description");

        private final String heading;
        private final String member;

        Column(String heading, String member) {
            this.heading = heading;
            this.member = member;
        }

        /** The heading of the column in a table. */
        public String heading() {
            return text(heading);
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
                        Noun.USER,
                        List.of(Column.USER, Column.ADDRESS, Column.PORT),
                        users.stream().map(Entries::row).toList());
            case Reply.Content(var files) ->
                new Entries(
                        Noun.FILE,
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

    /** How many entries there are, in words. */
    String count() {
        return switch (noun) {
            case USER -> plural(rows.size(), "%d user", "%d users");
            case FILE -> plural(rows.size(), "%d file", "%d files");
            case NOTHING -> "";
        };
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
