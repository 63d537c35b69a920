package dev.lonja.peer.cli.usage;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of picocli about values and options, which are only English there.
 *
 * <p>Each group of a pattern is a value of the sentence. A value may be a message too.
 */
enum PicocliMessage {
    WRONG_VALUE("Invalid value for option '([^']+)'(?: \\(\\S+\\))?: (.*)", key("Invalid value for option '%s': %s")),
    WRONG_ARGUMENT(
            "Invalid value for positional parameter at index \\S+ \\((.+?)\\): (.*)", key("Invalid value for %s: %s")),
    NOT_BOOLEAN("'(.*)' is not a boolean", key("'%s' is not true or false")),
    NOT_CONVERTED("cannot convert '(.*)' to \\w+ \\(.*\\)", key("'%s' cannot be read")),
    TWICE("option '([^']+)'.* should be specified only once", key("option '%s' should be given only once")),
    WITH_VALUE(
            "option '([^' ]+)'? should be specified without '(.*)' parameter",
            key("option '%s' takes no value, and '%s' is one")),
    OPTION_FOR_VALUE(
            "Expected parameter for option '([^']+)' but found '(.*)'",
            key("option '%s' needs a value, and '%s' is an option")),
    NO_VALUE("Missing required parameter for option '([^']+)'.*", key("option '%s' needs a value")),
    NO_ARGUMENT("Missing required parameters?: (.*)", key("%s is missing")),
    NO_OPTION("Missing required options?:? '?(.*?)'?", key("%s is missing")),
    NO_COMMAND("Missing required subcommand", key("a command is missing")),
    EXCLUSIVE(
            "(.*) are mutually exclusive \\(specify only one\\)", key("%s are mutually exclusive (specify only one)"));

    private final Pattern pattern;
    private final String sentence;

    PicocliMessage(String pattern, String sentence) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
        this.sentence = sentence;
    }

    /** The message in the language of the person. One that is not of this table is quoted. */
    static String translated(String message) {
        String plain = message.replaceFirst("^Error: ", "");
        for (PicocliMessage known : values()) {
            Matcher matcher = known.pattern.matcher(plain);
            if (matcher.matches()) {
                return known.said(matcher);
            }
        }
        return Texts.language() == Language.ENGLISH ? plain : text("the command line cannot be read (%s)", plain);
    }

    /** Whether the message says that an option has no value. */
    static boolean isAboutMissingValue(String message) {
        return OPTION_FOR_VALUE.pattern.matcher(message).matches()
                || NO_VALUE.pattern.matcher(message).matches();
    }

    private String said(Matcher matcher) {
        Object[] values = new Object[matcher.groupCount()];
        Arrays.setAll(values, at -> matcher.group(at + 1));
        if (values.length == 2 && (this == WRONG_VALUE || this == WRONG_ARGUMENT)) {
            values[1] = cause(matcher.group(2));
        }
        return text(sentence, values);
    }

    /** What is wrong with a value: a message of picocli, or already a sentence of the agent. */
    private static String cause(String message) {
        Matcher bool = NOT_BOOLEAN.pattern.matcher(message);
        if (bool.matches()) {
            return NOT_BOOLEAN.said(bool);
        }
        Matcher converted = NOT_CONVERTED.pattern.matcher(message);
        return converted.matches() ? NOT_CONVERTED.said(converted) : message;
    }
}
