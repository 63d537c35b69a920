package dev.lonja.registry.api;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.InvalidValueException;
import dev.lonja.registry.problem.Problem;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the parameters of requests. A wrong one is answered 400 with its name, its value and the limit. */
final class Parameters {
    static final String DEFAULT_LIMIT = "100";
    static final int MAX_LIMIT = 1000;
    static final int MAX_QUERY_CHARACTERS = 255;
    static final int MAX_CURSOR_CHARACTERS = 2048;

    private Parameters() {}

    static int limit(String text) {
        int limit = Math.clamp(number("limit", text), Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest("limit is " + limit + "; it must be from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** The user name of a URL path; a name that begins with . or = is written with a = before it. */
    static String nameInPath(String segment) {
        return name("name", segment.startsWith("=") ? segment.substring(1) : segment);
    }

    static String name(String parameter, String text) {
        return require(parameter, Field.USER, text);
    }

    /** The path of a file, as it is published or as people read it: only what the classic wire cannot carry is encoded. */
    static String path(@Nullable String text) {
        if (text == null) {
            throw Problem.badRequest("path is missing: the file to remove");
        }
        return require("path", Field.PATH, isClassicPath(text) ? text : ClassicPath.encode(text));
    }

    private static boolean isClassicPath(String text) {
        try {
            Field.PATH.require(text, Edition.CLASSIC);
            return true;
        } catch (InvalidFieldException wrong) {
            return false;
        }
    }

    /** The id of a key, as digits or as people read it. */
    static KeyId key(String text) {
        try {
            return KeyId.parse(text);
        } catch (InvalidValueException none) {
            throw Problem.badRequest("key '" + Printable.of(text) + "' " + none.getMessage());
        }
    }

    static Optional<String> query(@Nullable String words) {
        if (words == null) {
            return Optional.empty();
        }
        if (words.isBlank() || words.length() > MAX_QUERY_CHARACTERS) {
            throw Problem.badRequest("q has " + words.length() + " characters; it must have 1 to "
                    + MAX_QUERY_CHARACTERS + ", and not only spaces");
        }
        return Optional.of(requireText("q", words));
    }

    static Optional<Boolean> truth(String parameter, @Nullable String text) {
        return Optional.ofNullable(text).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Problem.badRequest(parameter + " is '" + Printable.of(value) + "'; it must be true or false");
        });
    }

    /** The key after which a page begins. */
    static String after(@Nullable String text) {
        String key = Objects.requireNonNullElse(text, "");
        if (key.length() > MAX_CURSOR_CHARACTERS) {
            throw Problem.badRequest(
                    "after has " + key.length() + " characters; it must have at most " + MAX_CURSOR_CHARACTERS);
        }
        return requireText("after", key);
    }

    /** The id before which a page begins, for lists with the newest record first. */
    static long before(@Nullable String id) {
        return id == null ? Long.MAX_VALUE : number("after", id);
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

    /** Refuses a NUL character, which PostgreSQL cannot store. */
    private static String requireText(String parameter, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Problem.badRequest(parameter + " holds a NUL character");
        }
        return text;
    }
}
