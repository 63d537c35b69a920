package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The format for a person at a terminal: the texts of section 1 in colour, and listings as tables. */
public final class ScreenFormat implements AnswerFormat {
    private static final int USUAL_WIDTH = 80;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

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
    public Stream<String> lines(RegistryAnswer answer) {
        String outcome = colours.outcome(answer.reply().outcome(), Messages.of(answer.reply()));
        return Stream.concat(Stream.of(outcome), listing(Entries.of(answer)));
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

    /** A table of the entries, without the columns that say nothing in any row. */
    private static Table table(Entries entries) {
        List<Integer> shown = IntStream.range(0, entries.columns().size())
                .filter(at ->
                        at == 0 || entries.rows().stream().anyMatch(row -> saysSomething(row.get(at), at, entries)))
                .boxed()
                .toList();
        return new Table(
                shown.stream().map(at -> column(entries.columns().get(at))).toList(),
                entries.rows().stream()
                        .map(row -> shown.stream()
                                .map(at -> shown(row.get(at), entries.columns().get(at)))
                                .toList())
                        .toList());
    }

    /** Listed users can usually be reached, so only the opposite is worth a column. */
    private static boolean saysSomething(String text, int at, Entries entries) {
        return entries.columns().get(at) == Entries.Column.REACHABLE ? !text.equals(Entries.YES) : !text.isEmpty();
    }

    private static String shown(String text, Entries.Column column) {
        return switch (column.kind()) {
            case NAME -> Printable.name(text);
            case BYTES -> text.isEmpty() ? "" : Amounts.size(Long.parseLong(text));
            case TIME -> text.isEmpty() ? "" : time(Long.parseLong(text));
            case FLAG -> text.equals(Entries.YES) ? text("yes") : text("no");
            case TEXT, NUMBER -> Printable.message(text);
        };
    }

    /** A time at the place of the person; seconds say nothing about files. */
    private static String time(long seconds) {
        try {
            return LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneId.systemDefault())
                    .format(TIME);
        } catch (DateTimeException beyondTime) {
            return "";
        }
    }

    private static Table.Column column(Entries.Column column) {
        // A name that is cut could not be typed again: a line that is too wide wraps.
        boolean isCut = column == Entries.Column.DESCRIPTION || column == Entries.Column.LABEL;
        return new Table.Column(column.heading(), isCut ? Table.Shortening.AT_END : Table.Shortening.NEVER);
    }
}
