package dev.lonja.protocol;

import dev.lonja.protocol.value.Sentence;
import java.util.function.IntPredicate;

/**
 * A field of a request and its rule (protocol section 1, Limits). All are valid UTF-8 without control characters; how long
 * a value may be depends on the {@link Edition}.
 */
public enum Field {
    USER(1, 255) {
        @Override
        void check(String value) {
            rejectWhiteSpace(value);
        }
    },
    OWNER(1, 255) {
        @Override
        void check(String value) {
            rejectWhiteSpace(value);
        }
    },
    /** Without a {@code .} or {@code ..} segment: a key into the files that a peer published, absolute or a plain name. */
    PATH(1, 255, 4095) {
        @Override
        void check(String value) {
            rejectWhiteSpace(value);
            if (hasDotSegment(value)) {
                throw invalid(value, Sentence.of("has a '.' or '..' segment"));
            }
        }
    },
    DESCRIPTION(0, 255) {
        @Override
        void check(String value) {}
    },
    /** A decimal number from 1 to 65535, digits only. */
    PORT(1, 5) {
        @Override
        void check(String value) {
            if (!isDigits(value) || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MAX_PORT) {
                throw invalid(value, Sentence.of("is not a number from 1 to %d", MAX_PORT));
            }
        }
    },
    /** The highest edition that the sender of HELLO speaks: digits only. */
    VERSION(1, 19) {
        @Override
        void check(String value) {
            if (!isDigits(value)) {
                throw invalid(value, Sentence.of("is not a number"));
            }
        }
    };

    /** The highest TCP port. */
    public static final int MAX_PORT = 65535;

    private final int minBytes;
    private final int maxClassicBytes;
    private final int maxSessionBytes;

    Field(int minBytes, int maxBytes) {
        this(minBytes, maxBytes, maxBytes);
    }

    Field(int minBytes, int maxClassicBytes, int maxSessionBytes) {
        this.minBytes = minBytes;
        this.maxClassicBytes = maxClassicBytes;
        this.maxSessionBytes = maxSessionBytes;
    }

    /** The largest number of UTF-8 bytes of a value in that edition, without the NUL. */
    public int maxBytes(Edition edition) {
        return switch (edition) {
            case CLASSIC -> maxClassicBytes;
            case SESSION -> maxSessionBytes;
        };
    }

    /**
     * Returns the value if it obeys the rule of this field in some edition.
     *
     * @throws InvalidFieldException naming the field, the value and the limit
     */
    public String require(String value) {
        return require(value, Edition.SESSION);
    }

    /**
     * Returns the value if it obeys the rule of this field in that edition.
     *
     * @throws InvalidFieldException naming the field, the value and the limit
     */
    public String require(String value, Edition edition) {
        int bytes = Utf8.length(value);
        int maxBytes = maxBytes(edition);
        if (bytes < minBytes || bytes > maxBytes) {
            throw invalid(value, Sentence.of("has %d bytes; the limit is %d to %d", bytes, minBytes, maxBytes));
        }
        if (holds(value, Character::isISOControl)) {
            throw invalid(value, Sentence.of("holds a control character"));
        }
        check(value);
        return value;
    }

    /**
     * Decodes the bytes of a field as they came over the wire, without the NUL, and checks them.
     *
     * @throws InvalidFieldException naming the field, the value and the limit
     */
    public String decode(byte[] bytes, Edition edition) {
        int maxBytes = maxBytes(edition);
        if (bytes.length > maxBytes) {
            throw new InvalidFieldException(
                    Sentence.of("%s has %d bytes; the limit is %d", label(), bytes.length, maxBytes));
        }
        String value = Utf8.decode(bytes)
                .orElseThrow(() -> new InvalidFieldException(Sentence.of("%s is not valid UTF-8", label())));
        return require(value, edition);
    }

    abstract void check(String value);

    void rejectWhiteSpace(String value) {
        if (holds(value, Field::isWhiteSpace)) {
            throw invalid(value, Sentence.of("holds white space"));
        }
    }

    InvalidFieldException invalid(String value, Sentence problem) {
        return new InvalidFieldException(Sentence.of("%s '%s' %s", label(), Printable.of(value), problem));
    }

    private Sentence label() {
        return switch (this) {
            case USER -> Sentence.of("user");
            case OWNER -> Sentence.of("owner");
            case PATH -> Sentence.of("path");
            case DESCRIPTION -> Sentence.of("description");
            case PORT -> Sentence.of("port");
            case VERSION -> Sentence.of("version");
        };
    }

    private static boolean isDigits(String value) {
        return value.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static boolean isWhiteSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** Looks at single chars: no unwanted character is written with surrogates. */
    private static boolean holds(String value, IntPredicate unwanted) {
        for (int at = 0; at < value.length(); at++) {
            if (unwanted.test(value.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDotSegment(String path) {
        String inSlashes = "/" + path + "/";
        return inSlashes.contains("/./") || inSlashes.contains("/../");
    }
}
