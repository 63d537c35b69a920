package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lonja.registry.storage.AuditRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of the audit: a change that an administrator made.
 *
 * @param who the account of the administrator
 * @param address where the request came from
 * @param path the path of a removed file
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuditView(
        long id, Instant time, String who, String address, String action, String user, Optional<String> path) {

    static AuditView of(AuditRecord row) {
        return new AuditView(
                row.id, row.at, row.who, row.address, row.action, row.userName, Optional.ofNullable(row.path));
    }
}
