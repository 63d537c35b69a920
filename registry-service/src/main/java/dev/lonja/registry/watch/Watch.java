package dev.lonja.registry.watch;

import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.value.Decimal;
import dev.lonja.protocol.value.Watched;
import org.jspecify.annotations.Nullable;

/**
 * A watch of a session. Two are equal if they are the same one.
 *
 * @param id its number, which no other watch of this registry has
 * @param sink where its events go
 * @param user in whose name it was opened
 */
record Watch(long id, WatchSink sink, String user, Watched what) {

    /** The number as it is written in fields. */
    String text() {
        return Decimal.write(id);
    }

    WatchEvent resync() {
        return new WatchEvent(id, new Event.Resync(text()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Watch watch && id == watch.id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
