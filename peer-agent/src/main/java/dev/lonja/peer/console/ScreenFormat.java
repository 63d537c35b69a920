package dev.lonja.peer.console;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** For a person before a terminal: the texts of section 1 in colour, and lists as tables. */
public final class ScreenFormat implements AnswerFormat {
    private static final int USUAL_WIDTH = 80;

    private static final List<Table.Column> USER_COLUMNS = List.of(
            new Table.Column("USER", Table.Shortening.AT_END),
            new Table.Column("ADDRESS", Table.Shortening.NEVER),
            new Table.Column("PORT", Table.Shortening.NEVER));

    /** The end of a path tells files apart. */
    private static final Table.Column PATH_COLUMN = new Table.Column("PATH", Table.Shortening.AT_START);

    private static final List<Table.Column> FILE_COLUMNS =
            List.of(PATH_COLUMN, new Table.Column("DESCRIPTION", Table.Shortening.AT_END));

    private final Colours colours;
    private final IntSupplier width;

    /** The width is that of the terminal when it is asked for; 0 or less when the terminal does not know. */
    public ScreenFormat(Colours colours, IntSupplier width) {
        this.colours = colours;
        this.width = width;
    }

    @Override
    public Stream<String> lines(Reply reply) {
        String outcome = colours.outcome(reply.outcome(), Messages.of(reply.operation(), reply.outcome()));
        return Stream.concat(Stream.of(outcome), entries(reply));
    }

    @Override
    public String heading(String text) {
        return colours.heading(text);
    }

    private Stream<String> entries(Reply reply) {
        return switch (reply) {
            case Reply.Users(var users) ->
                listing(
                        new Table(
                                USER_COLUMNS,
                                users.stream().map(ScreenFormat::row).toList()),
                        "user");
            case Reply.Content(var files) ->
                listing(
                        new Table(
                                columns(files),
                                files.stream().map(ScreenFormat::row).toList()),
                        "file");
            case Reply.Status status -> Stream.empty();
            case Reply.Hello hello -> Stream.empty();
            case Reply.FileHeader header -> Stream.empty();
        };
    }

    private Stream<String> listing(Table table, String noun) {
        int rows = table.rows().size();
        Stream<String> count = Stream.of(rows + " " + noun + (rows == 1 ? "" : "s"));
        if (rows == 0) {
            return count;
        }
        int known = width.getAsInt();
        List<Integer> widths = table.fit(known > 0 ? known : USUAL_WIDTH);
        return Stream.of(Stream.of(colours.heading(table.headings(widths))), table.lines(widths), count)
                .flatMap(lines -> lines);
    }

    private static List<Table.Column> columns(List<PublishedFile> files) {
        boolean described = files.stream().anyMatch(file -> !file.description().isEmpty());
        return described ? FILE_COLUMNS : List.of(PATH_COLUMN);
    }

    private static List<String> row(ConnectedUser user) {
        return List.of(Printable.of(user.name()), Printable.of(user.address()), Integer.toString(user.port()));
    }

    private static List<String> row(PublishedFile file) {
        return List.of(Printable.of(file.path()), Printable.of(file.description()));
    }
}
