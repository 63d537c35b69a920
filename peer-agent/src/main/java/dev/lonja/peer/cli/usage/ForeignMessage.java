package dev.lonja.peer.cli.usage;

import static dev.lonja.peer.text.Texts.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message of a library, which exists in English only, and the sentence of the agent that replaces it. */
final class ForeignMessage {
    private final Pattern pattern;
    private final String sentence;

    /**
     * A message and its sentence.
     *
     * @param pattern a regular expression for the whole message; its groups are the values of the sentence
     * @param sentence the key of the sentence
     */
    ForeignMessage(String pattern, String sentence) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
        this.sentence = sentence;
    }

    boolean matches(String message) {
        return pattern.matcher(message).matches();
    }

    /** The sentence in the language of the person; empty if the message is another one. */
    Optional<String> translated(String message) {
        return translated(message, UnaryOperator.identity());
    }

    /**
     * The sentence in the language of the person; empty if the message is another one.
     *
     * @param last translates its last value
     */
    Optional<String> translated(String message, UnaryOperator<String> last) {
        Matcher matcher = pattern.matcher(message);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = matcher.groupCount();
        Object[] values = new Object[count];
        Arrays.setAll(values, at -> at == count - 1 ? last.apply(matcher.group(count)) : matcher.group(at + 1));
        return Optional.of(text(sentence, values));
    }
}
