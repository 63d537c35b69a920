package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.plural;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The format for a person at a terminal: the texts of section 1 in colour, and listings as tables. */
public final class ScreenFormat implements AnswerFormat {
    private static final int USUAL_WIDTH = 80;

    private final Colours colours;
    private final IntSupplier width;

    /**
     * A format with these colours.
     *
     * @param width the width of the terminal at the time it is asked for; 0 or less if the terminal does not know it
     */
    public ScreenFormat(Colours colours, IntSupplier width) {
        this.colours = colours;
        this.width = width;
    }

    @Override
    public Stream<String> lines(Reply reply) {
        String outcome = colours.outcome(reply.outcome(), Messages.of(reply.operation(), reply.outcome()));
        return Stream.concat(Stream.of(outcome), listing(Entries.of(reply)));
    }

    /** A table. If that is too wide for the terminal, the progress of each download is on a second line. */
    @Override
    public Stream<String> downloads(List<DownloadRow> downloads) {
        if (downloads.isEmpty()) {
            return Stream.of(plural(0, "%d download", "%d downloads"));
        }
        int known = width.getAsInt();
        int columns = known > 0 ? known : USUAL_WIDTH;
        DownloadTable table = new DownloadTable(downloads, columns);
        return Stream.concat(Stream.of(colours.heading(table.headings())), table.lines());
    }

    @Override
    public String heading(String text) {
        return colours.heading(text);
    }

    private Stream<String> listing(Entries entries) {
        if (!entries.isListing()) {
            return Stream.empty();
        }
        int rows = entries.rows().size();
        Stream<String> count = Stream.of(entries.count());
        if (rows == 0) {
            return count;
        }
        Table table = table(entries);
        int known = width.getAsInt();
        List<Integer> widths = table.fit(known > 0 ? known : USUAL_WIDTH);
        return Stream.of(Stream.of(colours.heading(table.headings(widths))), table.lines(widths), count)
                .flatMap(lines -> lines);
    }

    /** A table of the entries, without the last column if it is empty in every row. */
    private static Table table(Entries entries) {
        int all = entries.columns().size();
        boolean isLastUsed =
                entries.rows().stream().anyMatch(row -> !row.getLast().isEmpty());
        int shown = isLastUsed ? all : all - 1;
        return new Table(
                entries.columns().subList(0, shown).stream()
                        .map(ScreenFormat::column)
                        .toList(),
                entries.rows().stream()
                        .map(row -> IntStream.range(0, shown)
                                .mapToObj(at -> shown(row.get(at), at))
                                .toList())
                        .toList());
    }

    /** The text at that place; the first one is the name that may be typed. */
    private static String shown(String text, int at) {
        return at == 0 ? Printable.name(text) : Printable.message(text);
    }

    private static Table.Column column(Entries.Column column) {
        return new Table.Column(
                column.heading(),
                switch (column) {
                    case DESCRIPTION -> Table.Shortening.AT_END;
                    // A name that is cut could not be typed again: a line that is too wide wraps.
                    case USER, ADDRESS, PORT, PATH -> Table.Shortening.NEVER;
                });
    }
}
