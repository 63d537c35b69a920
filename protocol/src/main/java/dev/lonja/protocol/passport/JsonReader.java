package dev.lonja.protocol.passport;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the JSON of passports: objects, strings and whole numbers. It refuses escapes that JSON does not demand, and names that occur
 * twice.
 */
final class JsonReader {

    /** A value. */
    sealed interface Value {
        /** An object. */
        record Members(Map<String, Value> byName) implements Value {
            Value get(String name) {
                Value value = byName.get(name);
                if (value == null) {
                    throw new IllegalArgumentException("no member '" + name + "'");
                }
                return value;
            }
        }

        /** A string. */
        record Text(String text) implements Value {}

        /** A number as it is written. */
        record Digits(String digits) implements Value {}
    }

    private static final int MAX_DEPTH = 2;
    private static final int UNICODE_DIGITS = 4;

    private final String json;
    private int at;

    JsonReader(String json) {
        this.json = json;
    }

    /**
     * The whole text as one value.
     *
     * @throws IllegalArgumentException if it is none
     */
    Value read() {
        Value value = value(MAX_DEPTH);
        skipBlanks();
        if (at < json.length()) {
            throw malformed();
        }
        return value;
    }

    private Value value(int depth) {
        skipBlanks();
        char first = peek();
        if (first == '{' && depth > 0) {
            return members(depth);
        }
        if (first == '"') {
            return new Value.Text(string());
        }
        int begin = at;
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        if (begin == at) {
            throw malformed();
        }
        return new Value.Digits(json.substring(begin, at));
    }

    private Value members(int depth) {
        Map<String, Value> members = new LinkedHashMap<>();
        char next = '{';
        do {
            expect(next);
            skipBlanks();
            String name = string();
            skipBlanks();
            expect(':');
            if (members.put(name, value(depth - 1)) != null) {
                throw new IllegalArgumentException("the member '" + name + "' occurs twice");
            }
            skipBlanks();
            next = ',';
        } while (peek() == ',');
        expect('}');
        return new Value.Members(members);
    }

    private String string() {
        expect('"');
        var text = new StringBuilder();
        while (peek() != '"') {
            char character = next();
            if (JsonText.isControl(character)) {
                throw malformed();
            }
            text.append(character == '\\' ? escaped() : character);
        }
        expect('"');
        return text.toString();
    }

    private char escaped() {
        char letter = next();
        int character = letter == 'u' ? unicode() : JsonText.unescape(letter);
        if (character < 0 || letter == 'u' && !JsonText.isControl(character)) {
            throw new IllegalArgumentException("an escape that JSON does not demand at " + at);
        }
        return (char) character;
    }

    private int unicode() {
        int character = 0;
        for (int digit = 0; digit < UNICODE_DIGITS; digit++) {
            int value = Character.digit(next(), 16);
            if (value < 0) {
                throw malformed();
            }
            character = character << 4 | value;
        }
        return character;
    }

    private void skipBlanks() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= json.length()) {
            throw malformed();
        }
        return json.charAt(at);
    }

    private char next() {
        char next = peek();
        at++;
        return next;
    }

    private void expect(char character) {
        if (next() != character) {
            throw malformed();
        }
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("not the JSON of a passport at " + at);
    }
}
