package dev.lonja.registry.page;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.Sentence;
import dev.lonja.registry.access.Role;
import dev.lonja.registry.requests.Refusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the page says has a translation, and every translation is used. */
class PageTextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/META-INF/resources");
    private static final String DICTIONARY = "es.js";

    /** A key with its translation; a long one is on the next line. */
    private static final Pattern ENTRY =
            Pattern.compile("^  (?:'((?:[^'\\\\]|\\\\.)+)'|(\\d+)):\\s+'((?:[^'\\\\]|\\\\.)*)',$", Pattern.MULTILINE);

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(?://|/\\*|\\*).*$", Pattern.MULTILINE);
    /** A literal, unless it is the value of an attribute that nobody reads. */
    private static final Pattern LITERAL =
            Pattern.compile("(class: |style: |className = )?(?:'((?:[^'\\\\\n]|\\\\.)*)'|`([^`]*)`)");

    /** A value within a template. */
    private static final Pattern VALUE = Pattern.compile("\\$\\{(?:[^{}]|\\{[^{}]*})*}");

    /** A sentence, or one word that begins with a capital letter. */
    private static final Pattern READABLE =
            Pattern.compile(".*\\p{L}{2,} \\p{L}{2,}.*|\\p{Lu}\\p{Ll}+.*", Pattern.DOTALL);

    private static final Set<String> NOT_READ = Set.of("AbortError", "Retry-After", "Basic ");
    /** What the languages call themselves, and the name of the program. */
    private static final Set<String> NAMES = Set.of("English", "Español", "Lonja");

    private static final Pattern HTML_TEXT = Pattern.compile(">([^<>]*\\p{L}[^<>]*)<");
    private static final Pattern HTML_ATTRIBUTE = Pattern.compile("(?:aria-label|placeholder|title|alt)=\"([^\"]+)\"");

    private static final Pattern PROBLEM = Pattern.compile(
            "Problem\\s*\\.\\s*(?:badRequest|unauthorized|forbidden|notFound|conflict|tooManyRequests|unavailable|of)\\(");
    private static final Pattern JAVA_LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void everyTextHasATranslation() {
        Set<String> wanted = Stream.concat(
                        textsOfModules().filter(text -> READABLE.matcher(text).matches()), textsOfIndex())
                .filter(text -> !NOT_READ.contains(text) && !NAMES.contains(text))
                .collect(toSet());

        assertThat(wanted).hasSizeGreaterThan(100);
        assertThat(dictionary("texts").keySet()).containsAll(wanted);
    }

    @Test
    void everyTranslationIsUsed() {
        Set<String> used = Stream.concat(textsOfModules(), textsOfIndex()).collect(toSet());

        assertThat(used).containsAll(dictionary("texts").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts", "details"})
    void translationsHaveTheSamePlaces(String section) {
        dictionary(section).forEach((text, translation) -> {
            assertThat(places(translation)).as(text).isEqualTo(places(text));
            assertThat(translation).as(text).isNotBlank();
        });
    }

    @Test
    void everyWordOfTheRegistryHasATranslation() {
        assertThat(dictionary("words").keySet())
                .containsAll(readable(Outcome.values()))
                .containsAll(readable(Refusals.Reason.values()))
                .containsAll(readable(Role.values()));
    }

    @Test
    void everyProblemHasATranslation() {
        Set<String> wanted = new TreeSet<>();
        for (Path file : files(Path.of("src/main/java"), ".java")) {
            wanted.addAll(sentences(read(file), PROBLEM));
        }
        brokenRules().forEach(rule -> wanted.add("{} '{}' " + rule.pattern().replaceAll("%[ds]", "{}")));

        assertThat(wanted).hasSizeGreaterThan(25).contains("{} '{}' has {} bytes; the limit is {} to {}");
        assertThat(dictionary("details").keySet().stream()
                        .map(detail -> PLACE.matcher(detail).replaceAll("{}"))
                        .toList())
                .containsAll(wanted);
    }

    /** What is wrong with values of classic fields, for each rule. */
    private static Stream<Sentence> brokenRules() {
        return Stream.of(
                        Map.entry(Field.USER, "u".repeat(256)),
                        Map.entry(Field.USER, "\u0001"),
                        Map.entry(Field.USER, "two words"),
                        Map.entry(Field.PATH, "/a/.."),
                        Map.entry(Field.PORT, "0"),
                        Map.entry(Field.VERSION, "two"))
                .map(value -> catchThrowableOfType(
                        InvalidFieldException.class, () -> value.getKey().require(value.getValue(), Edition.CLASSIC)))
                .map(invalid -> (Sentence) invalid.reason().values().getLast());
    }

    /** A section of the dictionary. */
    private static Map<String, String> dictionary(String section) {
        String source = read(RESOURCES.resolve("page").resolve(DICTIONARY));
        String begin = "export const " + section + " = {\n";
        assertThat(source).contains(begin);
        String entries = source.substring(source.indexOf(begin) + begin.length());
        entries = COMMENT.matcher(entries.substring(0, entries.indexOf("\n};") + 1))
                .replaceAll("");
        Map<String, String> found = new LinkedHashMap<>();
        ENTRY.matcher(entries)
                .results()
                .forEach(entry -> assertThat(found.put(
                                unescaped(entry.group(1) == null ? entry.group(2) : entry.group(1)),
                                unescaped(entry.group(3))))
                        .as("a second translation of " + entry.group(1))
                        .isNull());
        assertThat(ENTRY.matcher(entries).replaceAll("")).as("what is no entry").isBlank();
        return found;
    }

    private static Stream<String> textsOfModules() {
        return files(RESOURCES.resolve("page"), ".js").stream()
                .filter(module -> !module.endsWith(DICTIONARY))
                .map(module -> COMMENT.matcher(read(module)).replaceAll(""))
                .flatMap(source -> LITERAL.matcher(source).results())
                .filter(literal -> literal.group(1) == null)
                .map(literal -> literal.group(2) == null
                        ? VALUE.matcher(literal.group(3)).replaceAll("")
                        : literal.group(2))
                .map(PageTextsTest::unescaped);
    }

    private static Stream<String> textsOfIndex() {
        String index = read(RESOURCES.resolve("index.html")).replaceAll("(?s)<noscript>.*?</noscript>", "");
        return Stream.of(HTML_TEXT, HTML_ATTRIBUTE)
                .flatMap(pattern -> pattern.matcher(index).results())
                .map(found -> found.group(1).trim())
                .filter(text -> !NAMES.contains(text));
    }

    /** The last arguments of all these calls, as sentences with places for their values. */
    private static List<String> sentences(String source, Pattern call) {
        List<String> sentences = new ArrayList<>();
        call.matcher(source)
                .results()
                .map(found -> lastArgument(source, found.end()))
                .forEach(argument -> {
                    if (argument.contains("\"")) {
                        sentences.add(sentence(argument));
                    }
                });
        return sentences;
    }

    /** The last argument of the call whose arguments begin there. */
    private static String lastArgument(String source, int begin) {
        int depth = 0;
        int last = begin;
        boolean isLiteral = false;
        for (int at = begin; ; at++) {
            char character = source.charAt(at);
            if (character == '"' && source.charAt(at - 1) != '\\') {
                isLiteral = !isLiteral;
            } else if (!isLiteral && character == '(') {
                depth++;
            } else if (!isLiteral && character == ')' && depth-- == 0) {
                return source.substring(last, at);
            } else if (!isLiteral && character == ',' && depth == 0) {
                last = at + 1;
            }
        }
    }

    /** Literals stay, and each value between them becomes a place. */
    private static String sentence(String concatenation) {
        StringBuilder sentence = new StringBuilder();
        int end = 0;
        for (MatchResult literal : JAVA_LITERAL.matcher(concatenation).results().toList()) {
            sentence.append(isValue(concatenation.substring(end, literal.start())) ? "{}" : "")
                    .append(literal.group(1));
            end = literal.end();
        }
        return sentence.append(isValue(concatenation.substring(end)) ? "{}" : "")
                .toString();
    }

    private static boolean isValue(String between) {
        return !between.replace("+", "").isBlank();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(toSet());
    }

    private static Set<String> readable(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(toSet());
    }

    private static String unescaped(String text) {
        return text.replace("\\'", "'");
    }

    private static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
