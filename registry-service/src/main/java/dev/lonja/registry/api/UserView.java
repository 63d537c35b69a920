package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lonja.registry.storage.UserRepository;
import dev.lonja.registry.storage.UserSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A registered user.
 *
 * @param port at which its agent listens; absent if it does not
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

        @Schema(description = "the ids of the keys that own the name, as 64 hex digits; none if nobody does")
        List<String> keys,

        int files,
        boolean moreFiles) {

    public UserView {
        keys = List.copyOf(keys);
    }

    static UserView of(UserSummary user) {
        return new UserView(
                user.name(),
                user.registeredAt(),
                user.address() != null,
                Optional.ofNullable(user.address()),
                Optional.ofNullable(user.port()).filter(port -> port > 0),
                Optional.ofNullable(user.connectedAt()),
                user.keys(),
                (int) Math.min(user.files(), UserRepository.MAX_COUNTED_FILES),
                user.files() > UserRepository.MAX_COUNTED_FILES);
    }
}
