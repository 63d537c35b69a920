package dev.lonja.registry.api;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Printable;
import java.util.Optional;

/** What requests carry, checked; what is wrong is answered 400 with the parameter, the value and the limit. */
final class Parameters {
    static final String DEFAULT_LIMIT = "100";
    private static final int MAX_LIMIT = 1000;
    private static final int MAX_QUERY_CHARACTERS = 255;
    private static final int MAX_CURSOR_CHARACTERS = 2048;

    private Parameters() {}

    static int limit(String text) {
        int limit = Math.clamp(number("limit", text), Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest("limit is " + limit + "; it must be from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** The name in a path: one that begins with . or = has a = before it. */
    static String nameInPath(String segment) {
        return name("name", segment.startsWith("=") ? segment.substring(1) : segment);
    }

    static String name(String parameter, String text) {
        return require(parameter, Field.USER, text);
    }

    static String path(String text) {
        return require("path", Field.PATH, text);
    }

    static Optional<String> query(Optional<String> text) {
        text.ifPresent(words -> {
            if (words.isBlank() || words.length() > MAX_QUERY_CHARACTERS) {
                throw Problem.badRequest("q has " + words.length() + " characters; it must have 1 to "
                        + MAX_QUERY_CHARACTERS + ", and not only spaces");
            }
            requireText("q", words);
        });
        return text;
    }

    static Optional<Boolean> truth(String parameter, Optional<String> text) {
        return text.map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Problem.badRequest(parameter + " is '" + Printable.of(value) + "'; it must be true or false");
        });
    }

    /** The key after which a list begins. */
    static String after(Optional<String> text) {
        String key = text.orElse("");
        if (key.length() > MAX_CURSOR_CHARACTERS) {
            throw Problem.badRequest(
                    "after has " + key.length() + " characters; it must have at most " + MAX_CURSOR_CHARACTERS);
        }
        return requireText("after", key);
    }

    /** The id before which a list begins that has the newest first. */
    static long before(Optional<String> text) {
        return text.map(id -> number("after", id)).orElse(Long.MAX_VALUE);
    }

    private static long number(String parameter, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.badRequest(parameter + " is '" + Printable.of(text) + "'; it must be a number");
        }
    }

    private static String require(String parameter, Field field, String text) {
        try {
            return field.require(text, Edition.CLASSIC);
        } catch (InvalidFieldException wrong) {
            throw Problem.badRequest(parameter + ": " + wrong.getMessage());
        }
    }

    /** PostgreSQL has no text with a NUL in it. */
    private static String requireText(String parameter, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Problem.badRequest(parameter + " holds a NUL character");
        }
        return text;
    }
}
