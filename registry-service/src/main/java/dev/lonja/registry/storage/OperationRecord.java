package dev.lonja.registry.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of the operation log: one request. */
@Entity
@Table(name = "operation_record")
public class OperationRecord {
    @Id
    public Long id;

    @Column(nullable = false)
    public Instant at;

    @Column(name = "user_name", nullable = false)
    public String userName;

    @Column(nullable = false)
    public String operation;

    @Column(nullable = false)
    public String outcome;

    @Column(nullable = false)
    public String address;

    /** The date that a dated request carries. */
    @Column(name = "request_date")
    @Nullable
    public String requestDate;
}
