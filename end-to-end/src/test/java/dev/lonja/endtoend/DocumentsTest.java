package dev.lonja.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists. */
class DocumentsTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("(?<![-\\w$])[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\\b");
    private static final Pattern CLASS_NAME_OF_TWO_WORDS = Pattern.compile("\\b(?:[A-Z][a-z0-9]+){2,}\\b");

    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^[ a-z]*\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
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
        try (Stream<Path> files = Files.find(root, MAX_DEPTH, (file, attributes) -> isSource(file))) {
            for (Path file : files.toList()) {
                DECLARATION.matcher(Files.readString(file)).results().forEach(found -> types.add(found.group(1)));
            }
        }
        return types;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("/src/");
    }
}
