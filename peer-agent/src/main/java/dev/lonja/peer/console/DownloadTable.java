package dev.lonja.peer.console;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.Printable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The list of downloads on a screen: a table, or two lines for each download where the table would be too wide. */
final class DownloadTable {
    private static final int FILE = 2;
    /** The columns that say which download it is; the others say how it proceeds. */
    private static final int NAMING = 3;

    private static final String INDENT = "    ";

    private final List<List<String>> rows;
    private final int screenWidth;
    private final Table whole;
    private final List<Integer> widths;
    private final boolean fits;

    DownloadTable(List<DownloadRow> downloads, int screenWidth) {
        this.rows = downloads.stream()
                .map(row -> row.texts().stream().map(Printable::message).toList())
                .toList();
        this.screenWidth = screenWidth;
        this.whole = table(0, DownloadRow.HEADINGS.size());
        this.widths = whole.fit(screenWidth);
        this.fits = widths.stream().mapToInt(width -> width).sum() + Table.GAP.length() * (widths.size() - 1)
                <= screenWidth;
    }

    String headings() {
        if (fits) {
            return whole.headings(widths);
        }
        Table naming = table(0, NAMING);
        return naming.headings(naming.fit(screenWidth));
    }

    Stream<String> lines() {
        if (fits) {
            return whole.lines(widths);
        }
        Table naming = table(0, NAMING);
        List<String> names = naming.lines(naming.fit(screenWidth)).toList();
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(at -> Stream.of(names.get(at), INDENT + String.join(Table.GAP, proceeding(at))));
    }

    private List<String> proceeding(int at) {
        return rows.get(at).subList(NAMING, DownloadRow.HEADINGS.size()).stream()
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Table table(int from, int to) {
        return new Table(
                IntStream.range(from, to)
                        .mapToObj(at -> new Table.Column(
                                text(DownloadRow.HEADINGS.get(at)),
                                at == FILE ? Table.Shortening.AT_END : Table.Shortening.NEVER))
                        .toList(),
                rows.stream().map(row -> row.subList(from, to)).toList());
    }
}
