package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation that was asked for.
 *
 * @param date the date that a dated request carries
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record OperationView(
        long id, Instant time, String user, String operation, String outcome, String address, Optional<String> date) {}
