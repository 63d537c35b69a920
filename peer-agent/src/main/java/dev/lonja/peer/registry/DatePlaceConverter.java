package dev.lonja.peer.registry;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.protocol.Printable;
import dev.lonja.protocol.codec.DatePlace;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads where requests carry their date. The setting was a switch once, so {@code true} and {@code false} are understood too. */
public final class DatePlaceConverter implements Converter<DatePlace> {
    @Override
    public DatePlace convert(String value) {
        return find(value)
                .orElseThrow(() ->
                        new IllegalArgumentException(text("'%s' is not off, first or last", Printable.of(value))));
    }

    /** The place of that name; empty if there is none. */
    public static Optional<DatePlace> find(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "off", "false", "no" -> Optional.of(DatePlace.OFF);
            case "first", "true", "yes", "on" -> Optional.of(DatePlace.FIRST);
            case "last" -> Optional.of(DatePlace.LAST);
            default -> Optional.empty();
        };
    }
}
