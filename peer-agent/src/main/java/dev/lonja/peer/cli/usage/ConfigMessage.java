package dev.lonja.peer.cli.usage;

import static dev.lonja.peer.text.Texts.key;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The messages of the library for settings, SmallRye Config, about a value. They name its classes and the numbers of messages. */
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
    NOT_EXPANDED("Could not expand value (.+) in property (\\S+)", key("${%s} in %s has no value"));

    /** Classes and numbers that the library puts before its sentences. */
    private static final Pattern ORIGIN = Pattern.compile("\\b(?:java[\\w.]+Exception: |SRCFG\\d+: )");

    private final ForeignMessage known;

    ConfigMessage(String pattern, String sentence) {
        this.known = new ForeignMessage(pattern, sentence);
    }

    /** The message in the language of the person. One that is not of this table stays as it is: it may be a sentence of the agent. */
    static String translated(String message) {
        String plain = ORIGIN.matcher(message).replaceAll("");
        return Stream.of(values())
                .flatMap(each -> each.known.translated(plain).stream())
                .findFirst()
                .orElse(plain);
    }
}
