package dev.lonja.registry.page;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a PromQL expression mentions. */
final class Expressions {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");
    /** A name that is not the name of a function. */
    private static final Pattern METRIC =
            Pattern.compile("(?<![A-Za-z0-9_:.])([A-Za-z_:][A-Za-z0-9_:]*)\\b(?!\\s*\\()");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "by", "without", "on");

    private Expressions() {}

    /** The metrics that the expression reads. */
    static Set<String> metricsOf(String expression) {
        String rest = RANGE.matcher(TEXT.matcher(expression).replaceAll("")).replaceAll("");
        rest = MATCHERS.matcher(GROUPING.matcher(rest).replaceAll("")).replaceAll("");
        Set<String> metrics = new LinkedHashSet<>();
        METRIC.matcher(rest).results().map(found -> found.group(1)).forEach(metrics::add);
        metrics.removeAll(WORDS);
        return metrics;
    }

    /** The labels that the expression matches or groups by. */
    static Set<String> labelsOf(String expression) {
        String rest = TEXT.matcher(expression).replaceAll("");
        Set<String> labels = new LinkedHashSet<>();
        for (Pattern place : Set.of(GROUPING, MATCHERS)) {
            Matcher places = place.matcher(rest);
            while (places.find()) {
                NAME.matcher(places.group(1))
                        .results()
                        .map(found -> found.group())
                        .forEach(labels::add);
            }
        }
        return labels;
    }
}
