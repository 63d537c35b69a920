package dev.lonja.registry.events;

/**
 * Something that listeners are told.
 *
 * @param data JSON
 */
public record Event(String name, String data) {}
