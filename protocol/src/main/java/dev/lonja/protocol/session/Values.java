package dev.lonja.protocol.session;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.InvalidValueException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Strings of a reply with the names that the table gives them. Missing ones are empty, and surplus ones are ignored. */
record Values(Operation operation, List<String> names, List<String> strings) {

    /** The values of a row. */
    static Values ofRow(Operation operation, List<String> strings) {
        return new Values(operation, operation.session().columns(), strings);
    }

    /** The values after the status OK. */
    static Values ofReply(Operation operation, SessionReply.Success reply) {
        return new Values(operation, operation.session().afterOk(), reply.strings());
    }

    String text(int position) {
        return position < strings.size() ? strings.get(position) : "";
    }

    long number(int position) throws MalformedReplyException {
        return parse(position, Decimal::parse);
    }

    OptionalLong numberOrEmpty(int position) throws MalformedReplyException {
        return text(position).isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(position));
    }

    /** The facts of a file, whose columns begin at that position; the last ones of the five may be missing. */
    FileFacts facts(int first, int columns) throws MalformedReplyException {
        String[] texts = {"", "", "", "", ""};
        FileFacts facts = FileFacts.UNKNOWN;
        for (int at = 0; at < columns; at++) {
            // One more column each time, so that the exception names the malformed one.
            texts[at] = text(first + at);
            facts = parse(first + at, last -> FileFacts.parse(texts[0], texts[1], texts[2], texts[3], texts[4]));
        }
        return facts;
    }

    /** The value that its rule makes of the text. */
    <T> T parse(int position, Function<String, T> rule) throws MalformedReplyException {
        try {
            return rule.apply(text(position));
        } catch (InvalidValueException broken) {
            throw new MalformedReplyException(
                    "the %s '%s' in the reply to %s %s",
                    names.get(position), Printable.of(text(position)), operation, broken.problem());
        }
    }
}
