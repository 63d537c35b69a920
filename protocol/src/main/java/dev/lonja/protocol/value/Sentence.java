package dev.lonja.protocol.value;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A sentence that can be translated: an English pattern of {@link String#format} and its values. A value may be a sentence too.
 *
 * @param pattern the English pattern, which is also the key of its translation
 */
public record Sentence(String pattern, List<Object> values) {
    /** The values cannot be changed afterwards. */
    public Sentence {
        values = List.copyOf(values);
    }

    /** A sentence with these values. */
    public static Sentence of(String pattern, Object... values) {
        return new Sentence(pattern, List.of(values));
    }

    /** The sentence in English, as the log has it. */
    public String english() {
        return in(UnaryOperator.identity());
    }

    /**
     * The sentence in another language.
     *
     * @param translation finds the pattern of that language, with the same placeholders
     */
    public String in(UnaryOperator<String> translation) {
        Object[] said = values.stream()
                .map(value -> value instanceof Sentence inner ? inner.in(translation) : value)
                .toArray();
        return String.format(Locale.ROOT, translation.apply(pattern), said);
    }

    /** The English sentence. */
    @Override
    public String toString() {
        return english();
    }
}
