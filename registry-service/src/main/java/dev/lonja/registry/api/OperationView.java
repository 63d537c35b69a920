package dev.lonja.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lonja.registry.storage.OperationRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of the operation log.
 *
 * @param date the date of a dated request
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record OperationView(
        long id, Instant time, String user, String operation, String outcome, String address, Optional<String> date) {

    static OperationView of(OperationRecord row) {
        return new OperationView(
                row.id,
                row.at,
                row.userName,
                row.operation,
                row.outcome,
                row.address,
                Optional.ofNullable(row.requestDate));
    }
}
