package dev.lonja.registry.storage.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An audit record: a change that an administrator made. The statement of the change writes the record. */
@Entity
@Table(name = "audit_record")
public class AuditRecord {
    @Id
    public Long id;

    @Column(nullable = false)
    public Instant at;

    /** The account of the administrator. */
    @Column(nullable = false)
    public String who;

    /** The address that the order came from. */
    @Column(nullable = false)
    public String address;

    @Column(nullable = false)
    public String action;

    @Column(name = "user_name", nullable = false)
    public String userName;

    /** The path of the file, for changes of files only. */
    @Nullable
    public String path;

    /** The id of the key that was taken from the user, or the mode of registration that was chosen. */
    @Nullable
    public String detail;
}
