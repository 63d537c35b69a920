package dev.lonja.peer.cli;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.registry.DatePlaceConverter;
import dev.lonja.peer.upload.PortRange;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Checks the values of options. Each method returns the value, or throws an exception that says what is wrong with it. */
final class OptionTypes {
    private OptionTypes() {}

    static String host(String value) {
        String bare = value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
        if (bare.isEmpty() || bare.codePoints().anyMatch(OptionTypes::isOutsideHosts)) {
            throw new TypeConversionException(text("'%s' is not the name or address of a host", value));
        }
        return bare;
    }

    static String port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= Field.MAX_PORT) {
                return Integer.toString(port);
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw new TypeConversionException(text("port %s is not a number from 1 to %d", value, Field.MAX_PORT));
    }

    static String portRange(String value) {
        try {
            return PortRange.parse(value).toString();
        } catch (IllegalArgumentException invalid) {
            throw new TypeConversionException(String.valueOf(invalid.getMessage()));
        }
    }

    static String datePlace(String value) {
        return DatePlaceConverter.find(value)
                .map(place -> place.name().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException(text("'%s' is not off, first or last", value)));
    }

    static String path(String value) {
        if (value.isEmpty()) {
            throw new TypeConversionException(text("a path is empty"));
        }
        return Printable.parse(value);
    }

    static String user(String value) {
        try {
            return Field.USER.require(Printable.parse(value));
        } catch (InvalidFieldException invalid) {
            throw new TypeConversionException(text(invalid.reason()));
        }
    }

    /** A folder, which does not need to exist yet: it may be on a volume that is mounted later. */
    static String folder(String value) {
        try {
            if (!value.isBlank()) {
                return Path.of(Printable.parse(value))
                        .toAbsolutePath()
                        .normalize()
                        .toString();
            }
        } catch (InvalidPathException unusable) {
            // Reported below.
        }
        throw new TypeConversionException(text("'%s' is not a folder", value));
    }

    private static boolean isOutsideHosts(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isISOControl(codePoint) || codePoint == '/';
    }
}
