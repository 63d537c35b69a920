package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A registered user.
 *
 * @param files how many files it publishes, counted up to a bound
 * @param moreFiles whether there are more than counted
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
