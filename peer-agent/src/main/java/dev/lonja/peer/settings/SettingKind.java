package dev.lonja.peer.settings;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.registry.DatePlaceConverter;
import dev.lonja.peer.upload.PortRange;
import dev.lonja.protocol.Field;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the value of a setting may be. */
enum SettingKind {
    HOST {
        @Override
        String check(String value) {
            String bare = value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
            boolean isHost = !bare.isEmpty()
                    && bare.codePoints().noneMatch(each -> Character.isWhitespace(each) || each == '/' || each < ' ');
            return require(isHost, bare, text("the name or address of a host"));
        }
    },
    PORT {
        @Override
        String check(String value) {
            boolean isPort = value.matches("\\d{1,5}")
                    && Integer.parseInt(value) >= 1
                    && Integer.parseInt(value) <= Field.MAX_PORT;
            return require(isPort, value, text("a port from 1 to %d", Field.MAX_PORT));
        }
    },
    PORTS {
        @Override
        String check(String value) {
            return PortRange.parse(value).toString();
        }
    },
    FLAG {
        @Override
        String check(String value) {
            return require(List.of("true", "false").contains(value), value, text("true or false"));
        }
    },
    DATE_PLACE {
        @Override
        String check(String value) {
            return require(DatePlaceConverter.find(value).isPresent(), value, text("one of %s", "off, first, last"));
        }
    },
    COUNT {
        @Override
        String check(String value) {
            return require(value.matches("\\d{1,9}"), value, text("a number from %d to %d", 0, MAX_COUNT));
        }
    },
    DURATION {
        @Override
        String check(String value) {
            return converted(value, text("a duration such as 250ms, 30s or 10m"), new DurationConverter()::convert);
        }
    },
    SIZE {
        @Override
        String check(String value) {
            return converted(
                    value, text("a number of bytes such as 65536, 64K or 10M"), new MemorySizeConverter()::convert);
        }
    },
    USER {
        @Override
        String check(String value) {
            return Field.USER.require(value);
        }
    },
    FOLDER {
        @Override
        String check(String value) {
            return folder(value);
        }
    },
    FOLDERS {
        @Override
        String check(String value) {
            return String.join(
                    ",",
                    List.of(value.split(",")).stream().map(SettingKind::folder).toList());
        }
    },
    TRANSFER {
        @Override
        String check(String value) {
            return oneOf(value, "sendfile", "async-read");
        }
    },
    EXISTING {
        @Override
        String check(String value) {
            return oneOf(value, "ask", "overwrite", "keep-both");
        }
    },
    FLUSH {
        @Override
        String check(String value) {
            return oneOf(value, "replacing", "always");
        }
    },
    TEXT {
        @Override
        String check(String value) {
            return value;
        }
    };

    private static final int MAX_COUNT = 999_999_999;

    /** The English words that the library for settings takes for true and false. */
    private static final List<String> FLAGS = List.of("true", "false", "yes", "no", "on", "off", "1", "0", "y", "n");

    private interface Conversion {
        Object convert(String value);
    }

    /**
     * Returns the value as the agent takes it.
     *
     * @throws IllegalArgumentException if the value is invalid, with a message that says what it should be
     */
    abstract String check(String value);

    /**
     * Checks a value of the environment or of a system property. The library for settings converts it, and takes more forms than the
     * settings file: other words for true and false, upper case, and folders relative to the working folder.
     *
     * @throws IllegalArgumentException if the value is invalid, with a message that says what it should be
     */
    void checkGiven(String value) {
        switch (this) {
            case FOLDER, FOLDERS, TEXT -> {}
            case FLAG -> require(FLAGS.contains(value.toLowerCase(Locale.ROOT)), value, text("true or false"));
            case TRANSFER, EXISTING, FLUSH -> checkWord(value);
            case HOST, PORT, PORTS, DATE_PLACE, COUNT, DURATION, SIZE, USER -> check(value);
        }
    }

    private void checkWord(String value) {
        try {
            check(value.toLowerCase(Locale.ROOT).replace('_', '-'));
        } catch (IllegalArgumentException otherWord) {
            check(value);
        }
    }

    private static String require(boolean isRight, String value, String expected) {
        if (!isRight) {
            throw new IllegalArgumentException(text("'%s' is not %s", value, expected));
        }
        return value;
    }

    private static String oneOf(String value, String... words) {
        return require(List.of(words).contains(value), value, text("one of %s", String.join(", ", words)));
    }

    private static String converted(String value, String expected, Conversion conversion) {
        try {
            conversion.convert(value);
            return value;
        } catch (RuntimeException unreadable) {
            return require(false, value, expected);
        }
    }

    /** No shell has read the value, so the folder of the user is put in here. Other folders would depend on where the agent starts. */
    private static String folder(String value) {
        String home = System.getProperty("user.home");
        String folder = value.strip();
        String whole = folder.equals("~") || folder.startsWith("~/") ? home + folder.substring(1) : folder;
        require(whole.startsWith("/") && whole.indexOf('\0') < 0, value, text("a folder that begins with / or ~/"));
        return Path.of(whole).normalize().toString();
    }
}
