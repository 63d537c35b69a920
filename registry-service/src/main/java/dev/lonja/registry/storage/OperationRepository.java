package dev.lonja.registry.storage;

import dev.lonja.registry.database.Statements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The operation log. */
@Singleton
public class OperationRepository implements PanacheRepositoryBase<OperationRecord, Long> {
    private static final String DO_NOT_WAIT_FOR_THE_DISK = "SELECT set_config('synchronous_commit', 'off', true)";

    private static final String ADD = """
            INSERT INTO operation_record (at, user_name, operation, outcome, address, request_date)
            SELECT w.at::timestamptz, w.name, w.operation, w.outcome, w.address, nullif(w.date, '')
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS w (at, name, operation, outcome, address, date)""";

    /** The lock under which one registry at a time deletes old records. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('lonja operation_record'))";

    private static final String REMOVE_OLD = """
            DELETE FROM operation_record WHERE id IN (
                SELECT id FROM operation_record
                WHERE id <= (SELECT max(id) FROM operation_record) - ? OR at < now() - make_interval(secs => ?)
                ORDER BY id LIMIT 20000)""";

    private final Statements statements;

    OperationRepository(Statements statements) {
        this.statements = statements;
    }

    /**
     * A request to be logged.
     *
     * @param address the address that the request came from
     * @param date the date that a dated request carries
     */
    public record Entry(
            Instant at, String user, String operation, String outcome, String address, Optional<String> date) {}

    /** The records with a lower id, newest first, at most {@code limit}. */
    public List<OperationRecord> before(long id, int limit) {
        return find("id < ?1 order by id desc", id).range(0, limit - 1).list();
    }

    /** The records of that user with a lower id, newest first, at most {@code limit}. */
    public List<OperationRecord> ofUserBefore(String user, long id, int limit) {
        return find("userName = ?1 and id < ?2 order by id desc", user, id)
                .range(0, limit - 1)
                .list();
    }

    /** Appends the entries. The commit of this transaction does not wait for the disk: a crash may lose the last ones. */
    public void addAll(List<Entry> entries) {
        statements.query(DO_NOT_WAIT_FOR_THE_DISK, row -> {});
        statements.update(
                ADD,
                column(entries, entry -> entry.at().toString()),
                column(entries, Entry::user),
                column(entries, Entry::operation),
                column(entries, Entry::outcome),
                column(entries, Entry::address),
                column(entries, entry -> entry.date().orElse("")));
    }

    /** Removes records that are older, or beyond that number of rows; at most 20,000 at once. */
    public void removeOld(Duration keep, long maxRows) {
        if (statements.findTruth(LOCK).orElse(false)) {
            statements.update(REMOVE_OLD, maxRows, (double) keep.toSeconds());
        }
    }

    private static String[] column(List<Entry> entries, Function<Entry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }
}
