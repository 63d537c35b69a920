package dev.lonja.protocol.session;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.protocol.value.FileFacts;
import java.util.List;
import java.util.Optional;

/** The names of events, and their fields. */
final class EventFields {
    private final List<String> strings;

    private EventFields(List<String> strings) {
        this.strings = strings;
    }

    static String name(Event event) {
        return switch (event) {
            case Event.Replaced replaced -> "REPLACED";
            case Event.Draining draining -> "DRAINING";
            case Event.KeyAdded keyAdded -> "KEY_ADDED";
            case Event.Resync resync -> "RESYNC";
            case Event.Online online -> "ONLINE";
            case Event.Offline offline -> "OFFLINE";
            case Event.Published published -> "PUBLISHED";
            case Event.Deleted deleted -> "DELETED";
            case Event.Found found -> "FOUND";
        };
    }

    static Optional<Event> event(List<String> strings) {
        try {
            return new EventFields(strings).event();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static String write(long number) {
        return Decimal.write(number);
    }

    private Optional<Event> event() {
        return switch (strings.getFirst()) {
            case "REPLACED" -> Optional.of(new Event.Replaced(field(1), field(2)));
            case "DRAINING" -> Optional.of(new Event.Draining(Decimal.parse(field(1))));
            case "KEY_ADDED" -> Optional.of(new Event.KeyAdded(field(1), new KeyId(field(2))));
            case "RESYNC" -> Optional.of(new Event.Resync(field(1)));
            case "ONLINE" -> Optional.of(new Event.Online(field(1), field(2)));
            case "OFFLINE" -> Optional.of(new Event.Offline(field(1), field(2)));
            case "PUBLISHED" -> Optional.of(new Event.Published(field(1), file()));
            case "DELETED" -> Optional.of(new Event.Deleted(field(1), field(2), field(3)));
            case "FOUND" -> Optional.of(new Event.Found(field(1), file()));
            default -> Optional.empty();
        };
    }

    private WatchedFile file() {
        return new WatchedFile(field(2), field(3), FileFacts.parse(field(4), field(5), "", "", ""));
    }

    private String field(int position) {
        return position < strings.size() ? strings.get(position) : "";
    }
}
