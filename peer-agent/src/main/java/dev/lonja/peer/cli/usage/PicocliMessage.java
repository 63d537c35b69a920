package dev.lonja.peer.cli.usage;

import static dev.lonja.peer.text.Texts.key;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import java.util.Optional;
import java.util.stream.Stream;

/** The messages of picocli about values and options. A message about a wrong value ends with another message, its cause. */
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

    private final ForeignMessage known;

    PicocliMessage(String pattern, String sentence) {
        this.known = new ForeignMessage(pattern, sentence);
    }

    /** The message in the language of the person. One that is not of this table is quoted. */
    static String translated(String message) {
        String plain = message.replaceFirst("^Error: ", "");
        return Stream.of(values())
                .flatMap(each -> each.sentence(plain).stream())
                .findFirst()
                .orElseGet(() -> Texts.language() == Language.ENGLISH
                        ? plain
                        : text("the command line cannot be read (%s)", plain));
    }

    /** Whether the message says that an option has no value. */
    static boolean isAboutMissingValue(String message) {
        return OPTION_FOR_VALUE.known.matches(message) || NO_VALUE.known.matches(message);
    }

    private Optional<String> sentence(String message) {
        return this == WRONG_VALUE || this == WRONG_ARGUMENT
                ? known.translated(message, PicocliMessage::cause)
                : known.translated(message);
    }

    /** What is wrong with a value: a message of picocli, or already a sentence of the agent. */
    private static String cause(String message) {
        return Stream.of(NOT_BOOLEAN, NOT_CONVERTED)
                .flatMap(each -> each.known.translated(message).stream())
                .findFirst()
                .orElse(message);
    }
}
