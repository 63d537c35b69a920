package dev.lonja.peer.failure;

import static dev.lonja.peer.text.Texts.text;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * The encoding of file names and arguments. Java takes it from the locale when the process starts, and nothing changes it
 * afterwards. The launcher and the images set a locale whose encoding is UTF-8.
 */
public final class NameEncoding {
    private static final String NAME = System.getProperty("sun.jnu.encoding", "UTF-8");

    private NameEncoding() {}

    /** Whether names are UTF-8, as on the wire. */
    public static boolean isUtf8() {
        return isUtf8(NAME);
    }

    static boolean isUtf8(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replace("-", "");
        return plain.equals("UTF8");
    }

    /**
     * Whether files with that name can be named here. With another encoding than UTF-8 only ASCII is sure to get the right
     * bytes.
     */
    public static boolean canName(String name) {
        return isUtf8() || isAscii(name);
    }

    static boolean isAscii(String name) {
        return name.chars().allMatch(character -> character < 0x80);
    }

    /** What is wrong and what helps, if names are not UTF-8. */
    public static String remedy() {
        String name = NAME.equals("ANSI_X3.4-1968")
                ? "ASCII"
                : Charset.forName(NAME, Charset.defaultCharset()).name();
        return text(
                "the locale of this process makes file names %s; start it with LC_ALL=C.UTF-8 in the environment, or with the"
                        + " launcher, which sets it",
                name);
    }
}
