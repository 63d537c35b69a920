package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.value.Sentence;
import java.util.Locale;

/** Says what a reply is that does not begin with a status of section 1. */
public final class ForeignReply {
    /** The types of TLS records that a server sends first: an alert, or its handshake. */
    private static final byte TLS_ALERT = 0x15;

    private static final byte TLS_HANDSHAKE = 0x16;
    private static final byte TLS_MAJOR_VERSION = 3;

    private ForeignReply() {}

    /** Whose replies begin like that. */
    public enum Kind {
        HTTP,
        SSH,
        TLS,
        /** A status as a number of 4 bytes, which no row has. */
        WIDE,
        /** Some other text. */
        TEXT,
        /** Other bytes. */
        BINARY;

        /** The kind of a reply that begins with these bytes, at least one. */
        public static Kind of(byte[] beginning) {
            String text = new String(beginning, ISO_8859_1);
            if (text.startsWith("HTTP/")
                    || text.toLowerCase(Locale.ROOT).matches("(?s)\\s*<(!doctype|html|\\?xml).*")) {
                return HTTP;
            }
            if (text.startsWith("SSH-")) {
                return SSH;
            }
            if (isTls(beginning)) {
                return TLS;
            }
            if (isWideNumber(beginning)) {
                return WIDE;
            }
            return isText(beginning) ? TEXT : BINARY;
        }
    }

    /** What begins with these bytes, at least one, in words that follow the name of who sent them. */
    public static Sentence describe(byte[] beginning) {
        return switch (Kind.of(beginning)) {
            case HTTP -> Sentence.of("answered with HTTP: a web server listens there");
            case SSH -> Sentence.of("answered with SSH: an SSH server listens there");
            case TLS -> Sentence.of("answered with TLS: the port is for encrypted connections");
            case TEXT ->
                Sentence.of(
                        "answered with text: does it speak another dialect? The answer begins with '%s'",
                        shown(beginning));
            case WIDE ->
                Sentence.of("answered with a number of 4 bytes that is no status: does it speak another dialect?");
            case BINARY ->
                Sentence.of(
                        "answered with the byte %s, which is no status: does it speak another protocol?",
                        "0x%02x".formatted(beginning[0]));
        };
    }

    /** A number in network order that is no status: one above 8, or -1. */
    private static boolean isWideNumber(byte[] beginning) {
        boolean isLarge = beginning[0] == 0;
        boolean isNegative = beginning.length >= 4
                && beginning[0] == -1
                && beginning[1] == -1
                && beginning[2] == -1
                && beginning[3] < 0;
        return isLarge || isNegative;
    }

    private static boolean isTls(byte[] beginning) {
        boolean isRecord = beginning[0] == TLS_ALERT || beginning[0] == TLS_HANDSHAKE;
        return isRecord && (beginning.length == 1 || beginning[1] == TLS_MAJOR_VERSION);
    }

    private static boolean isText(byte[] beginning) {
        byte first = beginning[0];
        return first >= ' ' && first != 0x7f;
    }

    private static String shown(byte[] beginning) {
        return Printable.of(new String(beginning, UTF_8).strip().replaceAll("\0.*", ""));
    }
}
