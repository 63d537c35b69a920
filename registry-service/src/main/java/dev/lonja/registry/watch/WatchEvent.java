package dev.lonja.registry.watch;

import dev.lonja.protocol.session.Event;

/**
 * An event of a watch.
 *
 * @param watch the number of the watch, which the event contains as text
 */
public record WatchEvent(long watch, Event event) {}
