package dev.lonja.registry.storage.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that owns a name. */
@Entity
@Table(name = "name_key")
@IdClass(NameKey.Key.class)
public class NameKey {
    @Id
    @Column(name = "user_id")
    public Long userId;

    @Id
    @Column(name = "key_id")
    public String keyId;

    @Column(nullable = false)
    public String label;

    @Column(name = "added_at", nullable = false, insertable = false)
    public Instant addedAt;

    /** When it last connected the user. */
    @Nullable
    @Column(name = "seen_at")
    public Instant seenAt;

    /** A name has several keys, and a key may own several names. */
    public record Key(Long userId, String keyId) {}
}
