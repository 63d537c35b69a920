package dev.lonja.registry.directory;

/**
 * Who orders a change that no user asked for; goes into the audit record.
 *
 * @param name the account
 * @param address where the order came from
 */
public record Administrator(String name, String address) {}
