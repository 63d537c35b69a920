package dev.lonja.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table that is printed row by row, as soon as the figures of a row are known. */
public final class Table {
    private final List<String> columns;

    public Table(String... columns) {
        this.columns = List.of(columns);
        print(this.columns);
        print(this.columns.stream().map(column -> "---").toList());
    }

    /** Prints a row. Numbers get up to three significant digits. */
    public void row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "the row has " + cells.length + " cells, but the columns are " + columns);
        }
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(cell instanceof Double number ? format(number) : cell.toString());
        }
        print(texts);
    }

    /** The lowest and the highest of the figures, as one cell. */
    public static String range(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return format(sorted.getFirst()) + "–" + format(sorted.getLast());
    }

    /** The middle one of the figures. */
    public static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    private static String format(double number) {
        double size = Math.abs(number);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", number);
    }

    private static void print(List<String> cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
