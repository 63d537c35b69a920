package dev.lonja.peer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sentences in the sources of the agent, and their translations. */
class TranslationsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?[-0-9.]*([a-mo-zA-Z])");

    private static Sentences sentences;
    private static Map<String, String> spanish;

    @BeforeAll
    static void read() throws IOException {
        sentences = Sentences.in(Path.of("src/main/java"), Path.of("../protocol/src/main/java"));
        spanish = Translations.of(Language.SPANISH);
    }

    @Test
    void everySentenceHasATranslation() {
        Set<String> missing = new TreeSet<>();
        for (Sentences.Use use : sentences.uses()) {
            if (spanish.getOrDefault(use.english(), "").isBlank()) {
                missing.add(
                        "#: " + use.place() + "\nmsgid \"" + use.english().replace("\"", "\\\"") + "\"\nmsgstr \"\"\n");
            }
        }

        assertThat(missing).as("sentences without a translation in es.po").isEmpty();
    }

    @Test
    void everyTranslationIsUsed() {
        Set<String> unused = new TreeSet<>(spanish.keySet());
        unused.removeAll(sentences.english());

        assertThat(unused)
                .as("translations in es.po whose sentence no source has")
                .isEmpty();
    }

    @Test
    void translationsHaveThePlaceholdersOfTheirSentences() {
        assertThat(spanish)
                .allSatisfy((english, translation) ->
                        assertThat(placeholders(translation)).as(translation).isEqualTo(placeholders(english)));
    }

    @Test
    void everySentenceGetsAsManyValuesAsItHasPlaceholders() {
        assertThat(sentences.uses())
                .isNotEmpty()
                .allSatisfy(use -> use.values()
                        .ifPresent(values -> assertThat(placeholders(use.english()))
                                .as("%s", use)
                                .hasSize(values)));
    }

    @Test
    void everySentenceIsAConstant() {
        assertThat(sentences.unreadable()).isEmpty();
    }

    /** bypassing.txt says which literals are no sentence for a person, and why. */
    @Test
    void noSentenceBypassesTheLookup() throws IOException {
        Set<String> found = new TreeSet<>(Sentences.in(Path.of("src/main/java")).bypassing());
        Set<String> justified = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/dev/lonja/peer/text/bypassing.txt"))) {
            if (line.endsWith(": *")) {
                String place = line.substring(0, line.length() - 1);
                assertThat(found).as(line).anyMatch(literal -> literal.startsWith(place));
                found.removeIf(literal -> literal.startsWith(place));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                justified.add(line);
            }
        }

        assertThat(found).as("sentences that bypass text()").isEqualTo(justified);
    }

    @Test
    void sentencesMayContinueOnTheNextLine() {
        String file = """
                # A comment "in quotes".
                msgid ""
                msgstr "Language: es\\n"

                #: Place
                msgid "one \\"two\\" "
                "three"
                msgstr ""
                "uno\\n"
                "dos"
                """;

        assertThat(Translations.read(new StringReader(file))).isEqualTo(Map.of("one \"two\" three", "uno\ndos"));
    }

    @Test
    void aSentenceHasOneTranslation() {
        String entry = "msgid \"one\"\nmsgstr \"uno\"\n";

        assertThatThrownBy(() -> Translations.read(new StringReader(entry + entry)))
                .hasMessageContaining("one");
    }

    /** The placeholders of a sentence as {@code number:kind}. */
    private static Set<String> placeholders(String sentence) {
        int[] next = {0};
        return PLACEHOLDER
                .matcher(sentence.replace("%%", ""))
                .results()
                .map(found -> number(found, next) + ":" + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String number(MatchResult found, int[] next) {
        return found.group(1) == null ? Integer.toString(++next[0]) : found.group(1);
    }
}
