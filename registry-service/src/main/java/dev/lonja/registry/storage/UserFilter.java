package dev.lonja.registry.storage;

import java.util.Optional;

/**
 * The filter of a list of users; an empty component matches every user.
 *
 * @param part a part of the name, whatever its case and accents
 * @param connected whether the user is connected
 */
public record UserFilter(Optional<String> part, Optional<Boolean> connected) {}
