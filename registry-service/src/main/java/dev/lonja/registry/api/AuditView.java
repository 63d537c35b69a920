package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lonja.registry.storage.audit.AuditRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of the audit: a change that an administrator made.
 *
 * @param who the account of the administrator
 * @param address where the request came from
 * @param path the path of a removed file
 * @param name the same path as people read it
 * @param detail the key that was taken from the user, or the mode of registration
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuditView(
        long id,
        Instant time,
        String who,
        String address,
        String action,
        String user,
        Optional<String> path,
        Optional<String> name,
        Optional<String> detail) {

    static AuditView of(AuditRecord row) {
        Optional<String> path = Optional.ofNullable(row.path);
        return new AuditView(
                row.id,
                row.at,
                row.who,
                row.address,
                row.action,
                row.userName,
                path,
                path.map(FileView::nameOf),
                Optional.ofNullable(row.detail));
    }
}
