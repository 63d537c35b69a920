package dev.lonja.registry.events;

/**
 * An event for the listeners.
 *
 * @param data the payload, as JSON
 */
public record Event(String name, String data) {}
