package dev.lonja.registry.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file that a user publishes: its path and description. */
@Entity
@Table(name = "published_file")
@IdClass(PublishedPath.Key.class)
public class PublishedPath {
    @Id
    @Column(name = "user_id")
    public Long userId;

    @Id
    public String path;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    public RegisteredUser user;

    @Column(nullable = false)
    public String description;

    @Column(name = "published_at", nullable = false, insertable = false)
    public Instant publishedAt;

    /** A user publishes a path once; two users may publish the same one. */
    public record Key(Long userId, String path) {}
}
