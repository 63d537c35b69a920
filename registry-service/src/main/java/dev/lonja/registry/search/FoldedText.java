package dev.lonja.registry.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text in the form that is searched: words of lower-case letters and digits without accents, separated by one space.
 *
 * <p>The result is ASCII, because the locale of the database decides what PostgreSQL treats as a letter. A letter of
 * another script becomes the digits of its code point between the letters q and z.
 */
final class FoldedText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{M}\\p{Cf}]+");
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

    /** A name in lower case without accents and format marks; everything else stays as it is. */
    static String name(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints()
                .forEach(codePoint ->
                        latin(codePoint).ifPresentOrElse(folded::append, () -> folded.appendCodePoint(codePoint)));
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private static String ascii(String word) {
        if (isAscii(word)) {
            return word;
        }
        StringBuilder ascii = new StringBuilder();
        word.codePoints().forEach(codePoint -> append(ascii, codePoint));
        return ascii.toString();
    }

    private static void append(StringBuilder ascii, int codePoint) {
        Optional<String> latin = latin(codePoint);
        if (latin.isPresent()) {
            ascii.append(latin.get());
        } else if (codePoint < 0x80) {
            ascii.appendCodePoint(codePoint);
        } else {
            ascii.append('q').append(Integer.toString(codePoint)).append('z');
        }
    }

    /** The letters that people type for a letter which has no accent to remove. */
    private static Optional<String> latin(int codePoint) {
        return switch (codePoint) {
            case 'ß' -> Optional.of("ss");
            case 'æ' -> Optional.of("ae");
            case 'œ' -> Optional.of("oe");
            case 'ø' -> Optional.of("o");
            case 'ł' -> Optional.of("l");
            case 'đ', 'ð' -> Optional.of("d");
            case 'þ' -> Optional.of("th");
            case 'ı' -> Optional.of("i");
            default -> Optional.empty();
        };
    }
}
