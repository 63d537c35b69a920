package dev.lonja.registry.storage.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** The audit records. */
@Singleton
public class AuditRepository implements PanacheRepositoryBase<AuditRecord, Long> {
    private static final String RECORDED = """
            WITH gone AS (%s),%s
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
    public static String recorded(String action, String change) {
        return recorded(action, change, "");
    }

    /**
     * The same with another change of the rows that the first one returns.
     *
     * @param also more of the WITH clause, with a comma at its end
     */
    public static String recorded(String action, String change, String also) {
        return RECORDED.formatted(change, also, action);
    }
}
