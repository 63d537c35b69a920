package dev.lonja.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

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

    /** The lowest and the highest figure of the rounds, as one cell. */
    public static <T> String range(List<T> rounds, ToDoubleFunction<T> figure) {
        return range(figures(rounds, figure));
    }

    /** The median of the figures. */
    public static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The median of that figure of the rounds. */
    public static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        return median(figures(rounds, figure));
    }

    private static <T> List<Double> figures(List<T> rounds, ToDoubleFunction<T> figure) {
        return rounds.stream().mapToDouble(figure).boxed().toList();
    }

    private static String format(double number) {
        double size = Math.abs(number);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", number);
    }

    private static void print(List<String> cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
