package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A registered user.
 *
 * @param files how many files the user publishes, counted up to a limit
 * @param moreFiles whether there are more files than were counted
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UserView(
        String name,
        Instant registeredAt,
        boolean connected,
        Optional<String> address,
        Optional<Integer> port,
        Optional<Instant> connectedAt,
        int files,
        boolean moreFiles) {}
