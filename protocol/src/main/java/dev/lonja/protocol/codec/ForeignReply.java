package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.protocol.Printable;
import java.util.Locale;

/** Says what a reply is that does not begin with a status of section 1. */
public final class ForeignReply {
    /** The types of TLS records that a server sends first: an alert, or its handshake. */
    private static final byte TLS_ALERT = 0x15;

    private static final byte TLS_HANDSHAKE = 0x16;
    private static final byte TLS_MAJOR_VERSION = 3;

    private ForeignReply() {}

    /** What begins with these bytes, in words that follow the name of who sent them. */
    public static String describe(byte[] beginning) {
        String text = new String(beginning, ISO_8859_1);
        if (text.startsWith("HTTP/") || text.toLowerCase(Locale.ROOT).matches("(?s)\\s*<(!doctype|html|\\?xml).*")) {
            return "answered with HTTP: a web server listens there";
        }
        if (text.startsWith("SSH-")) {
            return "answered with SSH: an SSH server listens there";
        }
        if (isTls(beginning)) {
            return "answered with TLS: the port is for encrypted connections";
        }
        return isText(beginning)
                ? "answered with text: does it speak another dialect? The answer begins with '" + shown(beginning) + "'"
                : "answered with the byte 0x%02x, which is no status: does it speak another protocol?"
                        .formatted(beginning[0]);
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
