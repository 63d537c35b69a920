package dev.lonja.protocol.session;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.payload.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a registry says without having been asked (docs/session.md, Events). */
public sealed interface Event {

    /** The fields in wire order. */
    List<String> fields();

    /** The session has lost the presence of the user, or the name itself. */
    record Replaced(String user, String reason) implements Event {
        /** The key of the session no longer belongs to the name. */
        public static final String KEY_DROPPED = "key-dropped";
        /** Two sessions of one key take the presence from each other. */
        public static final String TWO_MACHINES = "two-machines";

        @Override
        public List<String> fields() {
            return List.of(user, reason);
        }
    }

    /** The server stops in so many seconds, and serves until then. */
    record Draining(long seconds) implements Event {
        @Override
        public List<String> fields() {
            return List.of(EventFields.write(seconds));
        }
    }

    /** A name of the session has another key. */
    record KeyAdded(String user, KeyId key) implements Event {
        @Override
        public List<String> fields() {
            return List.of(user, key.hex());
        }
    }

    /** Events of the watch have been lost: list again. */
    record Resync(String watch) implements Event {
        @Override
        public List<String> fields() {
            return List.of(watch);
        }
    }

    /** The user is connected. */
    record Online(String watch, String user) implements Event {
        @Override
        public List<String> fields() {
            return List.of(watch, user);
        }
    }

    /** The user is no longer connected. */
    record Offline(String watch, String user) implements Event {
        @Override
        public List<String> fields() {
            return List.of(watch, user);
        }
    }

    /** The owner has published the path, or changed it. */
    record Published(String watch, WatchedFile file) implements Event {
        @Override
        public List<String> fields() {
            return file.fields(watch);
        }
    }

    /** The path is no longer published. */
    record Deleted(String watch, String owner, String path) implements Event {
        @Override
        public List<String> fields() {
            return List.of(watch, owner, path);
        }
    }

    /** A file that the watched search would find was published. */
    record Found(String watch, WatchedFile file) implements Event {
        @Override
        public List<String> fields() {
            return file.fields(watch);
        }
    }

    /** Reads the payload of EVENT; empty if this edition does not know the event, or a field of it is malformed. */
    static Optional<Event> read(byte[] payload) {
        return Strings.read(payload).filter(strings -> !strings.isEmpty()).flatMap(EventFields::event);
    }

    /** The payload of this event. */
    default byte[] payload() {
        List<String> strings = new ArrayList<>();
        strings.add(EventFields.name(this));
        strings.addAll(fields());
        return Strings.encode(strings);
    }
}
