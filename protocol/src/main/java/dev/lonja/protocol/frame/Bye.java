package dev.lonja.protocol.frame;

import dev.lonja.protocol.value.Decimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The payload of BYE (docs/session.md, End).
 *
 * @param text the reason: a word of {@link ByeReason}, and what a person should know besides
 * @param retrySeconds after how many seconds it makes sense to connect again; empty if the sender does not say
 */
public record Bye(String text, OptionalLong retrySeconds) {

    /** A BYE for that reason, with an explanation or an empty text. */
    public static Bye of(ByeReason reason, String explanation) {
        return new Bye((reason.word() + " " + explanation).strip(), OptionalLong.empty());
    }

    /** The same BYE with the seconds after which it makes sense to connect again. */
    public Bye retryAfter(long seconds) {
        return new Bye(text, OptionalLong.of(seconds));
    }

    /** Reads a payload. The session is over whatever it contains, so what is malformed or missing counts as empty. */
    public static Bye read(ByteBuffer payload) {
        List<String> strings = Strings.read(payload).orElse(List.of());
        return new Bye(
                strings.isEmpty() ? "" : strings.get(0),
                strings.size() < 2 ? OptionalLong.empty() : Decimal.find(strings.get(1)));
    }

    /** The reason; empty if the text does not begin with a word of this edition. */
    public Optional<ByeReason> reason() {
        return ByeReason.find(text);
    }

    /** The strings in wire order. */
    public List<String> strings() {
        return List.of(text, retrySeconds.isPresent() ? Decimal.write(retrySeconds.getAsLong()) : "");
    }
}
