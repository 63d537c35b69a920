package dev.lonja.registry.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text in the form that is searched: words of lower-case letters and digits without accents, separated by one space.
 *
 * <p>The result is ASCII, because the locale of the database decides what PostgreSQL treats as a letter. A letter of
 * another script becomes the digits of its code point between the letters q and z.
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

    /** The words with a space before, between and after them, so that a pattern can match the beginning and end of a word. */
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
