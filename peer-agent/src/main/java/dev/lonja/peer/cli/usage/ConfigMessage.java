package dev.lonja.peer.cli.usage;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.text;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of the library for settings about a value, which are only English there, and name its classes.
 *
 * <p>Each group of a pattern is a value of the sentence.
 */
enum ConfigMessage {
    NOT_INTEGER(
            "The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being converted"
                    + " Expected an? (?:integer|long) value, got \".*\"",
            key("%s is '%s': that is not a whole number")),
    NOT_CONVERTED(
            "The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being converted (.*)",
            key("%s is '%s': %s")),
    EMPTY("The config property (\\S+) is defined as the empty String .*", key("%s has no value")),
    MISSING("The config property (\\S+) is required but .*", key("%s is not set")),
    NOT_EXPANDED("Could not expand value (.+) in property (\\S+)", key("there is no value for ${%s}, which is in %s"));

    /** Classes and numbers that the library puts before its sentences. */
    private static final Pattern ORIGIN = Pattern.compile("\\b(?:java[\\w.]+Exception: |SRCFG\\d+: )");

    private final Pattern pattern;
    private final String sentence;

    ConfigMessage(String pattern, String sentence) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
        this.sentence = sentence;
    }

    /** The message in the language of the person. One that is not of this table stays as it is: it may be a sentence of the agent. */
    static String translated(String message) {
        String plain = ORIGIN.matcher(message).replaceAll("");
        for (ConfigMessage known : values()) {
            Matcher matcher = known.pattern.matcher(plain);
            if (matcher.matches()) {
                Object[] values = new Object[matcher.groupCount()];
                Arrays.setAll(values, at -> matcher.group(at + 1));
                return text(known.sentence, values);
            }
        }
        return plain;
    }
}
