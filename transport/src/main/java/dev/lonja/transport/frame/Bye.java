package dev.lonja.transport.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The payload of BYE: why a side ends a session (docs/session.md, End).
 *
 * @param text the reason: a word of {@link ByeReason}, and what a person should know besides
 * @param retrySeconds after how many seconds it makes sense to connect again; empty if the sender does not say
 */
public record Bye(String text, OptionalLong retrySeconds) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** A BYE for that reason, with an explanation or an empty text. */
    public static Bye of(ByeReason reason, String explanation) {
        return new Bye((reason.word() + " " + explanation).strip(), OptionalLong.empty());
    }

    /** The same BYE with the seconds after which it makes sense to connect again. */
    public Bye retryAfter(long seconds) {
        return new Bye(text, OptionalLong.of(seconds));
    }

    /** Reads a payload. The session is over whatever it contains, so what is malformed or missing counts as empty. */
    public static Bye read(byte[] payload) {
        String[] strings = new String(payload, UTF_8).split("\0", -1);
        return new Bye(
                strings[0],
                strings.length > 1 && NUMBER.matcher(strings[1]).matches()
                        ? OptionalLong.of(Long.parseLong(strings[1]))
                        : OptionalLong.empty());
    }

    /** The reason; empty if the text does not begin with a word of this edition. */
    public Optional<ByeReason> reason() {
        return ByeReason.find(text);
    }

    /** The bytes of the payload. */
    public byte[] payload() {
        String seconds = retrySeconds.isPresent() ? Long.toString(retrySeconds.getAsLong()) : "";
        return (text + "\0" + seconds + "\0").getBytes(UTF_8);
    }
}
