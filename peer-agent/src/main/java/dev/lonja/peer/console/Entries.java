package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.time.DateTimeException;
import java.time.Instant;
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
    /** The text of a fact that holds. */
    public static final String YES = "yes";

    static final String NO = "no";

    private static final Entries NONE = new Entries(Noun.NOTHING, List.of(), List.of());

    public Entries {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What an entry is. */
    enum Noun {
        USER,
        FILE,
        KEY,
        NOTHING
    }

    /** What the texts of a column are. */
    public enum Kind {
        TEXT,
        /** A name that may be typed again. */
        NAME,
        NUMBER,
        /** A number of bytes; empty if it is not known. */
        BYTES,
        /** Seconds since 1970; empty if it is not known. */
        TIME,
        /** Whether something is so: {@link Entries#YES} or {@link Entries#NO}. */
        FLAG
    }

    /** The meaning of a text in each row. */
    public enum Column {
        USER(key("USER"), "name", Kind.NAME),
        ADDRESS(key("ADDRESS"), "address", Kind.TEXT),
        PORT(key("PORT"), "port", Kind.NUMBER),
        REACHABLE(key("REACHABLE"), "reachable", Kind.FLAG),
        OWNER(key("OWNER"), "owner", Kind.NAME),
        PATH(key("PATH"), "path", Kind.NAME),
        SIZE(key("SIZE"), "sizeBytes", Kind.BYTES),
        MODIFIED(key("MODIFIED"), "modified", Kind.TIME),
        ONLINE(key("ONLINE"), "online", Kind.FLAG),
        KEY(key("KEY"), "key", Kind.TEXT),
        LABEL(key("LABEL"), "label", Kind.TEXT),
        ADDED(key("ADDED"), "added", Kind.TIME),
        LAST_SEEN(key("LAST SEEN"), "lastSeen", Kind.TIME),
        DESCRIPTION(key("DESCRIPTION"), "description", Kind.TEXT);

        private final String heading;
        private final String member;
        private final Kind kind;

        Column(String heading, String member, Kind kind) {
            this.heading = heading;
            this.member = member;
            this.kind = kind;
        }

        /** The heading of the column in a table. */
        public String heading() {
            return text(heading);
        }

        /** The name of the member in a JSON object. */
        public String member() {
            return member;
        }

        /** What the texts are. */
        public Kind kind() {
            return kind;
        }

        /** The text for programs: a time as ISO 8601, and a hyphen for what is not known. */
        public String plain(String text) {
            if (text.isEmpty() && (kind == Kind.BYTES || kind == Kind.TIME)) {
                return "-";
            }
            try {
                return kind == Kind.TIME
                        ? Instant.ofEpochSecond(Long.parseLong(text)).toString()
                        : text;
            } catch (DateTimeException beyondTime) {
                return "-";
            }
        }
    }

    /** The entries of the answer, with everything that the registry says about them. */
    public static Entries of(RegistryAnswer answer) {
        return switch (answer.details()) {
            case Details.Peers(var peers) ->
                new Entries(
                        Noun.USER,
                        List.of(Column.USER, Column.ADDRESS, Column.PORT, Column.REACHABLE),
                        DetailRows.peers(peers, ((Reply.Users) answer.reply()).users()));
            case Details.Files(var files) ->
                new Entries(
                        Noun.FILE,
                        List.of(Column.PATH, Column.SIZE, Column.MODIFIED, Column.DESCRIPTION),
                        DetailRows.files(files, ((Reply.Content) answer.reply()).files()));
            case Details.Found(var files) ->
                new Entries(
                        Noun.FILE,
                        List.of(Column.OWNER, Column.PATH, Column.SIZE, Column.ONLINE, Column.DESCRIPTION),
                        DetailRows.found(files));
            case Details.Keys(var keys) ->
                new Entries(
                        Noun.KEY,
                        List.of(Column.KEY, Column.ADDED, Column.LAST_SEEN, Column.LABEL),
                        DetailRows.keys(keys));
            case Details.None none -> of(answer.reply());
            case Details.Published published -> NONE;
            case Details.Invited invited -> NONE;
        };
    }

    /** The entries in the exact texts, and of listings that the classic edition does not have. */
    public static Entries plain(RegistryAnswer answer) {
        return answer.details() instanceof Details.Found || answer.details() instanceof Details.Keys
                ? of(answer)
                : of(answer.reply());
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
            case KEY -> plural(rows.size(), "%d key", "%d keys");
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
