package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that an administrator made.
 *
 * @param who the account
 * @param address where the order came from
 * @param path of the file, if it was one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuditView(
        long id, Instant time, String who, String address, String action, String user, Optional<String> path) {}
