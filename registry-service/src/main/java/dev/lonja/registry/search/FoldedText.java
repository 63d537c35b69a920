package dev.lonja.registry.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as search sees it: lower case, without accents, words of letters and digits with one space between.
 *
 * <p>Only ASCII is left, because what PostgreSQL takes for a letter depends on the locale of the database: a letter of
 * another script becomes the digits of its code point between two letters that begin and end it.
 */
final class FoldedText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private FoldedText() {}

    static List<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(NOT_LETTERS.split(plain))
                .filter(word -> !word.isEmpty())
                .map(FoldedText::ascii)
                .toList();
    }

    /** The words with a space before, between and after them, so that where each begins and ends can be asked for. */
    static String of(String text) {
        return " " + String.join(" ", words(text)) + " ";
    }

    private static String ascii(String word) {
        if (word.chars().allMatch(character -> character < 0x80)) {
            return word;
        }
        StringBuilder ascii = new StringBuilder();
        word.codePoints().forEach(codePoint -> append(ascii, codePoint));
        return ascii.toString();
    }

    private static void append(StringBuilder ascii, int codePoint) {
        switch (codePoint) {
            case 'ß' -> ascii.append("ss");
            case 'æ' -> ascii.append("ae");
            case 'œ' -> ascii.append("oe");
            case 'ø' -> ascii.append('o');
            case 'ł' -> ascii.append('l');
            case 'đ', 'ð' -> ascii.append('d');
            case 'þ' -> ascii.append("th");
            case 'ı' -> ascii.append('i');
            default -> {
                if (codePoint < 0x80) {
                    ascii.appendCodePoint(codePoint);
                } else {
                    ascii.append('q').append(Integer.toString(codePoint)).append('z');
                }
            }
        }
    }
}
