package dev.lonja.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists, and what can be set is named. */
class DocumentsTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("(?<![-\\w$])[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\\b");
    private static final Pattern CLASS_NAME_OF_TWO_WORDS = Pattern.compile("\\b(?:[A-Z][a-z0-9]+){2,}\\b");

    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^[ a-z]*\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
    /** A setting, its variable, or {@code ….max-wait} beside the setting whose last part it replaces. */
    private static final Pattern SETTING = Pattern.compile("`(lonja\\.[a-z.-]+|LONJA_[A-Z_]+|…\\.[a-z-]+)");

    private static final int MAX_DEPTH = 20;

    /** Names that look like ours, and that the page may use. */
    private static final Set<String> OF_OTHERS =
            Set.of("NetServer", "NetSocket", "RecordParser", "AsyncFile", "FileChannel", "PostgreSQL");

    @Test
    void everyClassThatTheArchitecturePageNamesIsDeclared() throws IOException {
        Path root = PackagedJars.find().root();

        Set<String> named = classesNamedIn(Files.readString(root.resolve("ARCHITECTURE.md")));

        assertThat(named).as("classes that ARCHITECTURE.md names").hasSizeGreaterThan(5);
        assertThat(typesBelow(root)).containsAll(named);
    }

    @Test
    void everySettingIsDescribed() throws IOException {
        Path root = PackagedJars.find().root();
        Set<String> declared = new TreeSet<>();
        for (Path source : sourcesBelow(root)) {
            declared.addAll(DeclaredSettings.of(Files.readString(source)));
        }
        Set<String> described = new TreeSet<>(settingsNamedIn(Files.readString(root.resolve("README.md"))));
        try (Stream<Path> pages = Files.list(root.resolve("docs"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                described.addAll(settingsNamedIn(Files.readString(page)));
            }
        }

        assertThat(declared).contains("lonja.registry.proxy-protocol.timeout", "lonja.peer.serve.user");
        declared.removeIf(setting -> described.contains(variable(setting)));
        assertThat(declared)
                .as("settings that neither README.md nor docs/*.md names")
                .isEmpty();
    }

    /** As the environment has them. */
    private static Set<String> settingsNamedIn(String page) {
        Set<String> names = new TreeSet<>();
        String last = "";
        for (String name :
                SETTING.matcher(page).results().map(found -> found.group(1)).toList()) {
            last = name.startsWith("…") ? last.substring(0, last.lastIndexOf('.')) + name.substring(1) : name;
            names.add(variable(last));
        }
        return names;
    }

    private static String variable(String setting) {
        return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /** In backticks any capitalised word is a class; in pictures only what is made of two words. */
    private static Set<String> classesNamedIn(String page) {
        Set<String> names = new TreeSet<>();
        FENCED.matcher(page)
                .results()
                .map(MatchResult::group)
                .forEach(picture -> names.addAll(matches(CLASS_NAME_OF_TWO_WORDS, picture)));
        String prose = FENCED.matcher(page).replaceAll("");
        IN_BACKTICKS
                .matcher(prose)
                .results()
                .map(span -> span.group(1))
                .forEach(span -> names.addAll(matches(CLASS_NAME, span)));
        names.removeIf(OF_OTHERS::contains);
        return names;
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** Every type that a source file declares, at its top or inside another. */
    private static Set<String> typesBelow(Path root) throws IOException {
        Set<String> types = new TreeSet<>();
        for (Path file : sourcesBelow(root)) {
            DECLARATION.matcher(Files.readString(file)).results().forEach(found -> types.add(found.group(1)));
        }
        return types;
    }

    private static List<Path> sourcesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.find(root, MAX_DEPTH, (file, attributes) -> isSource(file))) {
            return files.toList();
        }
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("/src/");
    }
}
