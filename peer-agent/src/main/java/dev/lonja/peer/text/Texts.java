package dev.lonja.peer.text;

import dev.lonja.protocol.value.Sentence;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the sentences that a person reads. The code contains the English sentence, which is also the key of its
 * translation. Not looked up are the exact texts of section 1, JSON, the log and metrics.
 *
 * <p>The language is a variable of the process, as the locale of a C program is. It is English until {@link #speak} is called.
 */
public final class Texts {
    private static volatile Language language = Language.ENGLISH;
    private static volatile Map<String, String> translations = Map.of();

    private Texts() {}

    /** From now on, sentences are looked up in this language. */
    public static void speak(Language spoken) {
        translations = spoken == Language.ENGLISH ? Map.of() : Translations.of(spoken);
        language = spoken;
    }

    /** The language that is spoken. */
    public static Language language() {
        return language;
    }

    /**
     * The sentence in the language of the person.
     *
     * @param english the English sentence, a constant; with values, it holds {@code %s} or {@code %d} for each of them
     */
    public static String text(String english, @Nullable Object... values) {
        String sentence = translations.getOrDefault(english, english);
        return values.length == 0 ? sentence : String.format(Locale.ROOT, sentence, values);
    }

    /**
     * The sentence about that number of things, which is the first value: {@code plural(files, "%d file", "%d files")}. In
     * {@code "%2$s: %1$d file"} it comes after another value.
     */
    public static String plural(long count, String one, String many, @Nullable Object... others) {
        @Nullable Object[] values = new @Nullable Object[others.length + 1];
        values[0] = count;
        System.arraycopy(others, 0, values, 1, others.length);
        return text(count == 1 ? one : many, values);
    }

    /** The sentence of the protocol module in the language of the person. */
    public static String text(Sentence sentence) {
        return sentence.in(english -> translations.getOrDefault(english, english));
    }

    /** Marks an English sentence that is looked up later, where the language is known: in an enum, for example. */
    public static String key(String english) {
        return english;
    }
}
