package dev.lonja.protocol;

import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import dev.lonja.protocol.value.Hex32;
import dev.lonja.protocol.value.InvalidValueException;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.protocol.value.Page;
import dev.lonja.protocol.value.PeerAddress;
import dev.lonja.protocol.value.PeerAddresses;
import dev.lonja.protocol.value.Sentence;
import dev.lonja.protocol.value.TextRule;
import dev.lonja.protocol.value.TruePath;
import dev.lonja.protocol.value.Watched;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request and its rule (protocol section 1, Limits; docs/session.md, Fields). All are valid UTF-8. The rule and how
 * long a value may be depend on the {@link Edition}.
 */
public enum Field {
    USER(1, 255, TextRule.oneWord()),
    /** The name of a user who registers in a session. */
    NEW_USER(1, 255, TextRule.oneWord().and(TextRule.normalized())),
    OWNER(1, 255, TextRule.oneWord()),
    /** A key into the files that a peer published, absolute or a plain name, without a {@code .} or {@code ..} segment. */
    PATH(
            new Limits(1, 255, TextRule.oneWord().and(TruePath::requireListed)),
            new Limits(1, 4095, TruePath::requireListed)),
    /** A path to be published in a session, which has no empty segment either. */
    NEW_PATH(1, 4095, TruePath::requirePublishable),
    DESCRIPTION(0, 255, TextRule.visible()),
    /** A TCP port; in a session also 0 for an agent without a listener, and none below 1024. */
    PORT(new Limits(1, 5, Field::requirePort), new Limits(1, 19, Field::requireListenPort), "0"),
    /** The highest edition that the sender of HELLO speaks. */
    VERSION(new Limits(1, 19, TextRule.visible().and(TextRule.digits())), new Limits(1, 19, Decimal::parse)),
    /** The name and version of the program that sends HELLO. */
    AGENT(1, 255, TextRule.visible()),
    FEATURES(0, 1024, TextRule.visible()),
    PASSPORT(0, 2048, TextRule.visible()),
    ADDRESSES(0, PeerAddresses.MAX_BYTES, PeerAddresses::parse),
    CODE(0, 255, TextRule.visible()),
    PURPOSE(1, 16, InvitePurpose::parse),
    LABEL(0, 255, TextRule.visible()),
    KEY_ID(1, 64, Hex32::parse),
    SIZE(0, 19, orEmpty(Decimal::parse)),
    ROOT(0, 64, orEmpty(Hex32::parse)),
    /** The size of content that is looked for. */
    CONTENT_SIZE(1, 19, Decimal::parse),
    /** The root of content that is looked for. */
    CONTENT_ROOT(1, 64, Hex32::parse),
    KIND(1, 16, FileKind::parse, "file"),
    MODIFIED(0, 19, orEmpty(Decimal::parse)),
    MODE(1, 1, FileMode::parse, "-"),
    /** Where a page begins: opaque to everybody but the registry. */
    AFTER(0, 8192, TextRule.visible()),
    LIMIT(1, 19, Field::requireLimit, Page.FIRST.limitText()),
    /** How many sources are wanted. */
    SOURCES(1, 19, Field::requireLimit, "50"),
    WORDS(1, 1024, TextRule.visible()),
    /** How much of the content is there; empty if it is no longer held. */
    PERCENT(0, 19, orEmpty(text -> Decimal.parse(text, 0, 100))),
    /** What a WATCH is about. */
    WHAT(1, 1100, Field::requireWatched),
    /** What a registry calls a watch. */
    WATCH(1, 255, TextRule.visible());

    /** The highest TCP port. */
    public static final int MAX_PORT = 65535;

    private final Limits classic;
    private final Limits session;
    private final @Nullable String defaultValue;

    private record Limits(int minBytes, int maxBytes, TextRule rule) {}

    Field(int minBytes, int maxBytes, TextRule rule) {
        this(new Limits(minBytes, maxBytes, rule), new Limits(minBytes, maxBytes, rule));
    }

    Field(int minBytes, int maxBytes, TextRule rule, String defaultValue) {
        this(new Limits(minBytes, maxBytes, rule), new Limits(minBytes, maxBytes, rule), defaultValue);
    }

    Field(Limits classic, Limits session) {
        this(classic, session, session.minBytes() == 0 ? "" : null);
    }

    Field(Limits classic, Limits session, @Nullable String defaultValue) {
        this.classic = classic;
        this.session = session;
        this.defaultValue = defaultValue;
    }

    /** The largest number of UTF-8 bytes of a value in that edition, without the NUL. */
    public int maxBytes(Edition edition) {
        return limits(edition).maxBytes();
    }

    /** What a missing or empty value means in a session; empty if the field must be there. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /**
     * Returns the value if it obeys the rule of this field in some edition.
     *
     * @throws InvalidFieldException naming the field, the value and the limit
     */
    public String require(String value) {
        try {
            return require(value, Edition.SESSION);
        } catch (InvalidFieldException invalidInSessions) {
            try {
                return require(value, Edition.CLASSIC);
            } catch (InvalidFieldException invalid) {
                throw invalidInSessions;
            }
        }
    }

    /**
     * Returns the value if it obeys the rule of this field in that edition.
     *
     * @throws InvalidFieldException naming the field, the value and the limit
     */
    public String require(String value, Edition edition) {
        int bytes = Utf8.length(value);
        Limits limits = limits(edition);
        if (bytes < limits.minBytes() || bytes > limits.maxBytes()) {
            throw invalid(
                    value,
                    Sentence.of("has %d bytes; the limit is %d to %d", bytes, limits.minBytes(), limits.maxBytes()));
        }
        try {
            limits.rule().check(value);
            return value;
        } catch (InvalidValueException broken) {
            throw invalid(value, broken.problem());
        }
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

    /**
     * The value of a field of a request in a session; of one that is missing or empty, the default.
     *
     * @throws InvalidFieldException naming the field, the value and the limit
     */
    public String requireOrDefault(String value) {
        if (!value.isEmpty()) {
            return require(value, Edition.SESSION);
        }
        return defaultValue().orElseThrow(() -> new InvalidFieldException(Sentence.of("%s is missing", label())));
    }

    private InvalidFieldException invalid(String value, Sentence problem) {
        return new InvalidFieldException(Sentence.of("%s '%s' %s", label(), Printable.of(value), problem));
    }

    private Limits limits(Edition edition) {
        return switch (edition) {
            case CLASSIC -> classic;
            case SESSION -> session;
        };
    }

    private Sentence label() {
        return switch (this) {
            case USER -> Sentence.of("user");
            case OWNER -> Sentence.of("owner");
            case PATH -> Sentence.of("path");
            case DESCRIPTION -> Sentence.of("description");
            case PORT -> Sentence.of("port");
            case VERSION -> Sentence.of("version");
            default -> new Sentence(name().toLowerCase(Locale.ROOT).replace('_', ' '), List.of());
        };
    }

    private static TextRule orEmpty(TextRule rule) {
        return rule.orEmpty();
    }

    private static void requirePort(String value) {
        TextRule.visible().check(value);
        boolean isDigits = value.chars().allMatch(character -> character >= '0' && character <= '9');
        if (!isDigits || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MAX_PORT) {
            throw InvalidValueException.outside(1, MAX_PORT);
        }
    }

    private static void requireListenPort(String value) {
        long port = Decimal.parse(value);
        if (port != 0 && (port < PeerAddress.MIN_PORT || port > MAX_PORT)) {
            throw new InvalidValueException(
                    Sentence.of("is neither 0 nor a number from %d to %d", PeerAddress.MIN_PORT, MAX_PORT));
        }
    }

    private static void requireLimit(String value) {
        Decimal.parse(value, 1, Page.MAX_LIMIT);
    }

    private static void requireWatched(String value) {
        switch (Watched.parse(value)) {
            case Watched.User(String name) -> USER.require(name);
            case Watched.Search(String words) -> WORDS.require(words);
            case Watched.Users users -> {}
            case Watched.Content(ContentId content) -> {}
        }
    }
}
