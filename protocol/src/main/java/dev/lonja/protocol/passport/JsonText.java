package dev.lonja.protocol.passport;

/** Strings of JSON with as few escapes as possible. */
final class JsonText {
    private static final String LETTERS = "btnfr";
    private static final String ESCAPED = "\b\t\n\f\r";

    private JsonText() {}

    static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            int letter = ESCAPED.indexOf(character);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (letter >= 0) {
                quoted.append('\\').append(LETTERS.charAt(letter));
            } else if (isControl(character)) {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    /** The character that this letter after a backslash stands for; -1 if none that must be escaped. */
    static int unescape(char letter) {
        int at = LETTERS.indexOf(letter);
        return letter == '"' || letter == '\\' ? letter : at < 0 ? -1 : ESCAPED.charAt(at);
    }

    /** Whether JSON demands that the character is escaped, besides quote and backslash. */
    static boolean isControl(int character) {
        return character < ' ';
    }
}
