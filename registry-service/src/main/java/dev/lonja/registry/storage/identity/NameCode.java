package dev.lonja.registry.storage.identity;

import dev.lonja.registry.identity.CodePurpose;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A code, of which only the hash is stored. */
@Entity
@Table(name = "name_code")
public class NameCode {
    @Id
    public String hash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public CodePurpose purpose;

    /** The user that it is for, or who made it; null for an invitation of an administrator. */
    @Nullable
    @Column(name = "user_id")
    public Long userId;

    @Column(name = "expires_at", nullable = false)
    public Instant expiresAt;

    /** When it was used, or lost its meaning. */
    @Nullable
    @Column(name = "used_at")
    public Instant usedAt;
}
