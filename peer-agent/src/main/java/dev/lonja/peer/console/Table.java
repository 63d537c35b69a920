package dev.lonja.peer.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows under headings. Each column is as wide as its widest text. If that is too wide for the screen, the columns that
 * may be shortened become narrower, beginning with the last.
 *
 * @param rows texts that are safe for a terminal, at least one for each column
 */
record Table(List<Column> columns, List<List<String>> rows) {

    /** Where a text that is too long for its column is cut. */
    enum Shortening {
        NEVER,
        AT_END
    }

    record Column(String heading, Shortening shortening) {}

    static final String GAP = "  ";

    /** The width that a shortened column keeps at least. */
    private static final int MIN_WIDTH = 12;

    Table {
        columns = List.copyOf(columns);
    }

    /** The widths of the columns on a screen of that width. */
    List<Integer> fit(int screenWidth) {
        List<Integer> widths = new ArrayList<>();
        int excess = GAP.length() * (columns.size() - 1) - screenWidth;
        for (int at = 0; at < columns.size(); at++) {
            int width = widest(at);
            widths.add(width);
            excess += width;
        }
        // A few very long names do not widen their column for all rows: only their own lines go beyond it.
        int most = Math.max(MIN_WIDTH, screenWidth / 2);
        boolean sufficesToShorten = excess <= shortenable(widths);
        for (int at = 0; at < columns.size() - 1 && excess > 0; at++) {
            boolean isTooWide = columns.get(at).shortening() == Shortening.NEVER && widths.get(at) > most;
            if (isTooWide && !(sufficesToShorten && areMostlyWider(at, most))) {
                excess -= widths.get(at) - most;
                widths.set(at, most);
            }
        }
        for (int at = columns.size() - 1; at >= 0 && excess > 0; at--) {
            if (columns.get(at).shortening() != Shortening.NEVER) {
                int spared = Math.min(excess, Math.max(0, widths.get(at) - MIN_WIDTH));
                widths.set(at, widths.get(at) - spared);
                excess -= spared;
            }
        }
        return widths;
    }

    String headings(List<Integer> widths) {
        return line(columns.stream().map(Column::heading).toList(), widths);
    }

    Stream<String> lines(List<Integer> widths) {
        return rows.stream().map(row -> line(row, widths));
    }

    /** The characters by which the columns that may be shortened can be shortened together. */
    private int shortenable(List<Integer> widths) {
        return IntStream.range(0, columns.size())
                .filter(at -> columns.get(at).shortening() != Shortening.NEVER)
                .map(at -> Math.max(0, widths.get(at) - MIN_WIDTH))
                .sum();
    }

    /** Whether at least half of the cells of that column are wider. */
    private boolean areMostlyWider(int at, int width) {
        return 2
                        * rows.stream()
                                .filter(row -> TextWidth.of(row.get(at)) > width)
                                .count()
                >= rows.size();
    }

    private int widest(int at) {
        int widest = TextWidth.of(columns.get(at).heading());
        for (List<String> row : rows) {
            widest = Math.max(widest, TextWidth.of(row.get(at)));
        }
        return widest;
    }

    /** One line of the table. The last column is not padded. */
    private String line(List<String> texts, List<Integer> widths) {
        var line = new StringBuilder();
        int beyond = 0;
        for (int at = 0; at < columns.size(); at++) {
            int room = Math.max(Math.min(widths.get(at), MIN_WIDTH), widths.get(at) - beyond);
            String cell = cell(texts.get(at), room, columns.get(at).shortening());
            line.append(cell);
            int rest = widths.get(at) - TextWidth.of(cell) - beyond;
            beyond = Math.max(0, -rest);
            if (at < columns.size() - 1) {
                line.repeat(' ', Math.max(0, rest)).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    private static String cell(String text, int width, Shortening shortening) {
        return switch (shortening) {
            case NEVER -> text;
            case AT_END -> TextWidth.cutEnd(text, width);
        };
    }
}
