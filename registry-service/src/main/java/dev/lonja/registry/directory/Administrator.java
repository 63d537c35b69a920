package dev.lonja.registry.directory;

/**
 * The administrator who orders a change; the audit record names both components.
 *
 * @param name of the account
 * @param address that the order came from
 */
public record Administrator(String name, String address) {}
