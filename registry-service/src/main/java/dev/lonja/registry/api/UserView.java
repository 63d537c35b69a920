package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lonja.registry.storage.UserRepository;
import dev.lonja.registry.storage.UserSummary;
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
        boolean moreFiles) {

    static UserView of(UserSummary user) {
        return new UserView(
                user.name(),
                user.registeredAt(),
                user.address() != null,
                Optional.ofNullable(user.address()),
                Optional.ofNullable(user.port()),
                Optional.ofNullable(user.connectedAt()),
                (int) Math.min(user.files(), UserRepository.MAX_COUNTED_FILES),
                user.files() > UserRepository.MAX_COUNTED_FILES);
    }
}
