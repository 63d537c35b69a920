package dev.lonja.registry.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A registered user. */
@Entity
@Table(name = "registered_user")
public class RegisteredUser {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(nullable = false, updatable = false)
    public String name;

    @Column(name = "registered_at", nullable = false, insertable = false, updatable = false)
    public Instant registeredAt;

    /** Whether the user has ever connected. */
    @Column(nullable = false, insertable = false, updatable = false)
    public boolean used;
}
