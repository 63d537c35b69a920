package dev.lonja.registry.api;

import java.util.Optional;

/**
 * Which users a page holds; an absent condition holds for every user.
 *
 * @param part a part of the name, in upper or lower case
 * @param connected whether the user is connected
 */
record UserFilter(Optional<String> part, Optional<Boolean> connected) {}
