package dev.lonja.transport.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalLong;

/**
 * Why a side ends a session (docs/session.md, End).
 *
 * @param reason begins with one of the words below
 * @param retrySeconds after how many seconds it makes sense to connect again; empty if the sender does not say
 */
public record Bye(String reason, OptionalLong retrySeconds) {
    /** The side stops, or leaves in order. */
    public static final String STOPPING = "stopping";
    /** A frame was announced that is larger than its kind may be. */
    public static final String TOO_LARGE = "too-large";
    /** More requests were open than HELLO allowed. */
    public static final String TOO_MANY = "too-many";
    /** Nothing was taken of what waits. */
    public static final String SLOW_READER = "slow-reader";
    /** Nothing came for three heartbeats, or no HELLO in time. */
    public static final String SILENT = "silent";
    /** Another session takes the place of this one. */
    public static final String REPLACED = "replaced";
    /** A rule of frames was broken, or HELLO was not answered OK. */
    public static final String PROTOCOL = "protocol";

    private static final int MAX_DIGITS = 18;

    /** A reason that does not say when to connect again. */
    public static Bye of(String word, String explanation) {
        return new Bye((word + " " + explanation).strip(), OptionalLong.empty());
    }

    /** The same reason with the seconds after which it makes sense to connect again. */
    public Bye retryAfter(long seconds) {
        return new Bye(reason, OptionalLong.of(seconds));
    }

    /** The payload of the frame. */
    public byte[] payload() {
        String seconds = retrySeconds.isPresent() ? Long.toString(retrySeconds.getAsLong()) : "";
        return (reason + "\0" + seconds + "\0").getBytes(UTF_8);
    }

    /** Reads a payload. The session is over whatever it contains, so what is malformed counts as empty. */
    public static Bye read(byte[] payload) {
        String[] strings = new String(payload, UTF_8).split("\0", -1);
        return new Bye(strings[0], strings.length > 1 ? seconds(strings[1]) : OptionalLong.empty());
    }

    private static OptionalLong seconds(String text) {
        boolean isNumber = !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
