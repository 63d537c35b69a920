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
import org.jspecify.annotations.Nullable;

/** A file that a user publishes: its path and description. */
@Entity
@Table(name = "published_file")
@IdClass(PublishedPath.Key.class)
public class PublishedPath {
    @Id
    @Column(name = "user_id")
    public Long userId;

    /** The classic path. */
    @Id
    public String path;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id", insertable = false, updatable = false)
    public RegisteredUser user;

    @Column(nullable = false)
    public String description;

    @Column(name = "published_at", nullable = false, insertable = false)
    public Instant publishedAt;

    /** The true path, if the path does not decode to it. */
    @Nullable
    @Column(name = "true_path")
    public String truePath;

    /** The size in bytes, if it is known. */
    @Nullable
    public Long size;

    /** The root of the content as hex digits; empty if it is not known. */
    @Column(nullable = false)
    public String root;

    /** The word of its kind. */
    @Column(nullable = false)
    public String kind;

    /** When it was last changed, in seconds since 1970, if that is known. */
    @Nullable
    public Long modified;

    /** The letter of its mode. */
    @Column(nullable = false)
    public String mode;

    /** A user publishes a path once; two users may publish the same one. */
    public record Key(Long userId, String path) {}
}
