package dev.lonja.protocol.value;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/** A rule that text obeys. It refuses other text with an {@link InvalidValueException} that says what is wrong. */
@FunctionalInterface
public interface TextRule {
    /** Refuses text that breaks the rule. */
    void check(String text);

    /** This rule, and then the other one. */
    default TextRule and(TextRule other) {
        return text -> {
            check(text);
            other.check(text);
        };
    }

    /** This rule, except that the empty text is allowed. */
    default TextRule orEmpty() {
        return text -> {
            if (!text.isEmpty()) {
                check(text);
            }
        };
    }

    /** No control character. */
    static TextRule visible() {
        Sentence problem = Sentence.of("holds a control character");
        return text -> refuse(text, Character::isISOControl, problem);
    }

    /** No control character and no white space. */
    static TextRule oneWord() {
        Sentence problem = Sentence.of("holds white space");
        return visible().and(text -> refuse(text, TextRule::isWhiteSpace, problem));
    }

    /** Unicode normalization form C. */
    static TextRule normalized() {
        return text -> {
            if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                throw new InvalidValueException(Sentence.of("is not in Unicode normalization form C"));
            }
        };
    }

    /** Digits, in any number. */
    static TextRule digits() {
        return text -> {
            if (!text.chars().allMatch(character -> character >= '0' && character <= '9')) {
                throw new InvalidValueException(Sentence.of("is not a number"));
            }
        };
    }

    private static boolean isWhiteSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Looks at single chars: no unwanted character is written with surrogates. */
    private static void refuse(String text, IntPredicate unwanted, Sentence problem) {
        for (int at = 0; at < text.length(); at++) {
            if (unwanted.test(text.charAt(at))) {
                throw new InvalidValueException(problem);
            }
        }
    }
}
