package dev.lonja.registry.search;

import dev.lonja.protocol.Utf8;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Percent-encoded text, as classic paths have it: {@code My%20boats}.
 *
 * <p>What is decoded here is only compared, and names no file. So it does not matter who has encoded it, and what else than
 * the classic form encodes: some clients do so with every letter outside ASCII.
 */
final class PercentEncoding {
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private PercentEncoding() {}

    /** The text with the characters that its percent-encoded bytes stand for; bytes that are not UTF-8 stay as they are. */
    static String decode(String text) {
        return text.indexOf('%') < 0
                ? text
                : ENCODED.matcher(text).replaceAll(encoded -> Matcher.quoteReplacement(decode(encoded)));
    }

    private static String decode(MatchResult encoded) {
        byte[] bytes = HexFormat.of().parseHex(encoded.group().replace("%", ""));
        return Utf8.decode(bytes).orElse(encoded.group());
    }
}
