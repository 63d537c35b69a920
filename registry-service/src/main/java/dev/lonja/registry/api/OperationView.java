package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of the operation log.
 *
 * @param date the date of a dated request
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record OperationView(
        long id, Instant time, String user, String operation, String outcome, String address, Optional<String> date) {}
