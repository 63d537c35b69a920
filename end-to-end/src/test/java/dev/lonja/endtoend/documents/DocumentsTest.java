package dev.lonja.endtoend.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.PackagedJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name classes, settings and files that exist, and describe every setting. */
class DocumentsTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("(?<![-\\w$])[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*\\b");
    private static final Pattern CLASS_NAME_OF_TWO_WORDS = Pattern.compile("\\b(?:[A-Z][a-z0-9]+){2,}\\b");

    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^[ a-z]*\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
    /** A setting, or the environment variable of one. */
    private static final Pattern SETTING =
            Pattern.compile("(?<![.\\w])lonja\\.(?:data-dir|(?:registry|peer)\\.[a-z.-]*[a-z])"
                    + "|\\bLONJA_(?:DATA_DIR|(?:REGISTRY|PEER)_[A-Z_]*[A-Z])");

    /** Variables that belong to no setting: the user of a one-shot command (docs/cli.md). */
    private static final Set<String> VARIABLES = Set.of("LONJA_PEER_USER");

    /** The target of a Markdown link to a file of the project, without a fragment. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:)([^)#]+)[^)]*\\)");

    /** A document that a source file names. */
    private static final Pattern DOCUMENT = Pattern.compile("\\bdocs/[\\w/.-]+\\.md\\b");

    private static final int MAX_DEPTH = 20;

    /** A setting that nobody changes is a constant (CONTRIBUTING.md, Style). */
    private static final int MAX_SETTINGS = 60;

    /** Names of classes of libraries. */
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
    void theConfigurationPageDescribesEverySettingAndNoOther() throws IOException {
        Path root = PackagedJars.find().root();

        Set<String> described = settingsNamedIn(Files.readString(root.resolve("docs/configuration.md")));

        assertThat(described)
                .hasSizeLessThanOrEqualTo(MAX_SETTINGS)
                .containsExactlyInAnyOrderElementsOf(declaredSettings(root));
    }

    @Test
    void theProgramsKnowTheNamesOfTheirSettings() throws IOException {
        Path root = PackagedJars.find().root();
        Set<String> known = new TreeSet<>();
        for (String list : List.of(
                "registry-service/src/main/resources/dev/lonja/registry/start/settings.txt",
                "peer-agent/src/main/resources/dev/lonja/peer/cli/usage/settings.txt")) {
            Files.readAllLines(root.resolve(list)).stream()
                    .filter(name -> name.startsWith("lonja."))
                    .forEach(name -> known.add(variable(name)));
        }

        assertThat(known).containsExactlyInAnyOrderElementsOf(declaredSettings(root));
    }

    @Test
    void everySettingThatADocumentNamesIsDeclared() throws IOException {
        Path root = PackagedJars.find().root();
        Set<String> declared = declaredSettings(root);

        for (Path document : documentsBelow(root)) {
            assertThat(declared)
                    .as("settings that %s names", root.relativize(document))
                    .containsAll(settingsNamedIn(Files.readString(document)));
        }
    }

    @Test
    void everyLinkOfADocumentLeadsToAFile() throws IOException {
        Path root = PackagedJars.find().root();
        List<Path> pages = new ArrayList<>(documentsBelow(root));
        pages.addAll(List.of(root.resolve("ARCHITECTURE.md"), root.resolve("CONTRIBUTING.md")));
        pages.removeIf(page -> !page.toString().endsWith(".md"));

        for (Path page : pages) {
            assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
                    .as("links of %s", root.relativize(page))
                    .allMatch(link -> Files.exists(page.resolveSibling(link)));
        }
    }

    @Test
    void everyDocumentThatASourceNamesExists() throws IOException {
        Path root = PackagedJars.find().root();

        for (Path source : sourcesBelow(root)) {
            assertThat(matches(DOCUMENT, Files.readString(source)))
                    .as("documents that %s names", root.relativize(source))
                    .allMatch(document -> Files.exists(root.resolve(document)));
        }
    }

    /** The settings that the sources declare, as environment variables. */
    private static Set<String> declaredSettings(Path root) throws IOException {
        Set<String> variables = new TreeSet<>();
        for (Path source : sourcesBelow(root)) {
            DeclaredSettings.of(Files.readString(source)).forEach(setting -> variables.add(variable(setting)));
        }
        assertThat(variables).contains("LONJA_REGISTRY_PROXY_PROTOCOL_TRUSTED", "LONJA_PEER_SERVE_USER");
        return variables;
    }

    /** The settings that a page names, as environment variables. */
    private static Set<String> settingsNamedIn(String page) {
        Set<String> variables = SETTING.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(DocumentsTest::variable)
                .collect(Collectors.toCollection(TreeSet::new));
        variables.removeAll(VARIABLES);
        return variables;
    }

    /** The documents, and the files for deployment. */
    private static List<Path> documentsBelow(Path root) throws IOException {
        List<Path> documents = new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("lonja")));
        for (String folder : List.of("docs", "deploy", "src/main/docker")) {
            try (Stream<Path> files =
                    Files.find(root.resolve(folder), MAX_DEPTH, (file, attributes) -> attributes.isRegularFile())) {
                files.forEach(documents::add);
            }
        }
        return documents;
    }

    private static String variable(String setting) {
        return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    /** The class names of a page: capitalised words in backticks, and words with two capitals in diagrams. */
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

    /** All types that the source files declare, including nested ones. */
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
