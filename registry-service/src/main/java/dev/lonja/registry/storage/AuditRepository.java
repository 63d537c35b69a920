package dev.lonja.registry.storage;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** The audit records. */
@Singleton
public class AuditRepository implements PanacheRepositoryBase<AuditRecord, Long> {
    private static final String RECORDED = """
            WITH gone AS (%s),
                audit AS (
                    INSERT INTO audit_record (who, address, action, user_name, path)
                    SELECT who, by_address, '%s', name, nullif(path, '') FROM gone)
            SELECT name, path, generation FROM gone""";

    /** The records with a lower id, newest first, at most {@code limit}. */
    public List<AuditRecord> before(long id, int limit) {
        return find("id < ?1 order by id desc", id).range(0, limit - 1).list();
    }

    /**
     * A statement that makes a change and writes an audit record for each changed row.
     *
     * @param change a statement that returns name, path, generation, who and by_address; path is empty for users
     */
    static String recorded(String action, String change) {
        return RECORDED.formatted(change, action);
    }
}
